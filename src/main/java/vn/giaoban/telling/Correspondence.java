package vn.giaoban.telling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What was told of a briefing, or of a series, so far.
 *
 * @param subject {@code briefing:<id>} or {@code series:<id>}
 * @param anchor the briefing under which its messages are queued
 * @param version the last version of the briefing that was told
 * @param decided how often something was decided to be told
 * @param stamp of the last decision
 */
record Correspondence(String subject, UUID anchor, int version, int decided, Instant stamp) {

    /** The next DTSTAMP: now, in whole seconds, but never before the last one. */
    Instant stampAt(Instant now) {
        var whole = now.truncatedTo(ChronoUnit.SECONDS);
        return whole.isBefore(stamp) ? stamp : whole;
    }

    /** One decision later. */
    Correspondence next(int told, Instant at) {
        return new Correspondence(subject, anchor, told, decided + 1, at);
    }
}
