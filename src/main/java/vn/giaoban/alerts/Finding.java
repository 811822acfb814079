package vn.giaoban.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be alerted of, as one look at a briefing found it.
 *
 * @param subject the point's code, or the chair's id as a delegate; empty for the quorum
 * @param name shown to people; empty for the quorum
 * @param since from when on they are gone; null for who never came and for the quorum
 * @param connected how many required points are connected
 * @param required how many there are
 */
record Finding(
        AlertKind kind,
        String subject,
        String name,
        @Nullable Instant since,
        int connected,
        int required) {}
