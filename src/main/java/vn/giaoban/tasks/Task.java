package vn.giaoban.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;

/**
 * Something that a point has to do for a briefing.
 *
 * @param point the point's code
 * @param due by when; a ROOM's is the briefing's start, a NOMINATION's when the roster is closed to points
 * @param remindedAt when the point was last reminded of it; null when it never was
 * @param proposal what has to be decided, for a COUNTER_PROPOSAL
 */
public record Task(
        UUID id,
        TaskKind kind,
        String point,
        BriefingId briefing,
        Instant due,
        TaskStatus status,
        @Nullable Instant remindedAt,
        @Nullable Proposal proposal) {}
