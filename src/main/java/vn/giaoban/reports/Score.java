package vn.giaoban.reports;

import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.Tally;

/**
 * A scorecard's line.
 *
 * @param onTimeRate on how many of the occasions that were not excused they came in time, 0 to 1: neither LATE nor ABSENT; null
 *     when all were excused
 * @param lateMinutes how late they came on the occasions that were LATE, summed
 * @param share the mean share of the time that they were there, excused occasions left out
 * @param previous the same of the equally long period before; null in a line of that period, and when there was none
 */
record Score(
        String key,
        String name,
        int briefings,
        int present,
        int late,
        int leftEarly,
        int absent,
        int excused,
        @Nullable Double onTimeRate,
        double lateMinutes,
        @Nullable Double share,
        int substitutions,
        @Nullable Score previous) {

    static Score of(Tally tally, String name, @Nullable Score previous) {
        var judged = tally.present() + tally.late() + tally.leftEarly() + tally.absent();
        var onTime = tally.present() + tally.leftEarly();
        return new Score(
                tally.key(),
                name,
                tally.briefings(),
                tally.present(),
                tally.late(),
                tally.leftEarly(),
                tally.absent(),
                tally.excused(),
                judged == 0 ? null : rounded((double) onTime / judged),
                Math.round(tally.lateMinutes() * 100) / 100.0,
                tally.share() == null ? null : rounded(tally.share()),
                tally.substitutions(),
                previous);
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
