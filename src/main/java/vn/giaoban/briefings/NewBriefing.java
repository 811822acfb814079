package vn.giaoban.briefings;

import java.util.List;

/**
 * A briefing that is about to be stored.
 *
 * @param delegates those named by the secretary, the chair first
 */
public record NewBriefing(Briefing briefing, List<PlannedDelegate> delegates) {}
