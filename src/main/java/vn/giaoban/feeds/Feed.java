package vn.giaoban.feeds;

import java.time.Instant;
import java.util.UUID;

/**
 * A view of the briefings, for whoever has its address.
 *
 * @param subject a point's code, a person's mail address in lower case; empty for all
 * @param generation of its addresses
 * @param revoked whether its addresses were taken back
 */
record Feed(UUID id, Kind kind, String subject, int generation, boolean revoked, Instant createdAt, String createdBy) {

    /** Whose briefings it shows. */
    enum Kind {
        POINT,
        PERSON,
        ALL
    }
}
