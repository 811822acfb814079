package vn.giaoban.tasks;

import java.time.Instant;
import vn.giaoban.briefings.BriefingId;

/**
 * A task that shall be open.
 *
 * @param point the point's code
 * @param due by when
 */
public record NewTask(TaskKind kind, BriefingId briefing, String point, Instant due) {}
