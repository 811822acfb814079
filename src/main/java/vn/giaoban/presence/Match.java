package vn.giaoban.presence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of visits that nobody's token named: whose they were. It is about all visits that are shown as one identity, or
 * about the one visit of an address that began at a time.
 *
 * @param number grows with each that is said: of two about the same visit, the one that was said later holds
 * @param identity what the visits are shown as; null when it is about one visit
 * @param jid the address of the one visit
 * @param from when the one visit began
 * @param who whose they were, as tokens name them; null when it only takes back what was said before
 */
public record Match(
        long number,
        @Nullable String identity,
        @Nullable String jid,
        @Nullable Instant from,
        @Nullable String who) {

    /** Whether it is about that visit. */
    boolean isAbout(Visit visit) {
        if (identity != null) return identity.equals(visit.shownAs());
        return visit.jid().equals(jid)
                && from != null
                && from.truncatedTo(ChronoUnit.MILLIS).equals(visit.from().truncatedTo(ChronoUnit.MILLIS));
    }
}
