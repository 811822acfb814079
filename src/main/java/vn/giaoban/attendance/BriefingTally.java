package vn.giaoban.attendance;

import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.HeldBriefing;

/**
 * How the points came off at one closed briefing.
 *
 * @param points how many were expected
 * @param present how many were PRESENT; likewise the next four
 * @param share the mean share of the time that they were there, excused ones left out; null when all were excused
 */
public record BriefingTally(
        HeldBriefing briefing,
        int points,
        int present,
        int late,
        int leftEarly,
        int absent,
        int excused,
        @Nullable Double share) {

    /** Which part of those that were not excused came in time, 0 to 1; null when all were excused. */
    public @Nullable Double onTimeRate() {
        var judged = present + late + leftEarly + absent;
        return judged == 0 ? null : (double) (present + leftEarly) / judged;
    }
}
