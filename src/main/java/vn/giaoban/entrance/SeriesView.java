package vn.giaoban.entrance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a series shows to one recipient.
 *
 * @param seats one for each of their occurrences that is not over, in order
 * @param desk whether it leads to a point's own pages rather than into the conference
 * @param otherLanguage where the page is in the other language
 */
record SeriesView(String title, List<Seat> seats, boolean desk, String otherLanguage) {

    /**
     * A place at one occurrence.
     *
     * @param day and {@code hours} in words
     * @param path the personal page of this occurrence; null when a new link was given out for it, which this one must not give away
     */
    record Seat(
            String title,
            String day,
            String hours,
            @Nullable String room,
            @Nullable String path) {}
}
