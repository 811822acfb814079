package vn.giaoban.calendars;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a message tells of a series; kept as JSON beside it.
 *
 * @param sheet what the recipient's calendar has once the message has been read
 * @param only the occurrences that it is about; empty when it is about the whole series
 * @param lead the occurrence that the letter speaks of
 */
public record Portion(SeriesSheet sheet, List<Sitting> only, Sitting lead) {

    /** Whether it is about the whole series. */
    @JsonIgnore
    public boolean isWhole() {
        return only.isEmpty();
    }
}
