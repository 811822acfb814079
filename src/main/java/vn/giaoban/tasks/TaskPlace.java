package vn.giaoban.tasks;

import vn.giaoban.briefings.BriefingId;

/**
 * Whose task it is: of each kind there is at most one open one.
 *
 * @param point the point's code
 */
public record TaskPlace(BriefingId briefing, String point) {}
