package vn.giaoban.reports;

import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.Tally;

/**
 * A scorecard's line.
 *
 * @param present how many times PRESENT; likewise {@code late}, {@code leftEarly}, {@code absent} and {@code excused}
 * @param onTimeRate on how many of the occasions that were not excused they came in time, 0 to 1: neither LATE nor ABSENT; null
 *     when all were excused
 * @param lateMinutes how late they came on the occasions that were LATE, summed
 * @param share the mean share of the time that they were there, excused occasions left out
 * @param attendanceRate on how many of the occasions that were not excused they were there at all, 0 to 1
 * @param earlyLeaves how many times they went too early, after having come late too
 * @param earlyMinutes how early they went on those occasions, summed
 * @param unexcused absences that nobody excused: ABSENT
 * @param trend the difference to {@code previous}; null when there is none
 * @param previous the same of the equally long period before; null in a line of that period, and when there was none
 */
public record Score(
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
        @Nullable Double attendanceRate,
        int earlyLeaves,
        double earlyMinutes,
        int unexcused,
        @Nullable Trend trend,
        @Nullable Score previous) {

    static Score of(Tally tally, String name, @Nullable Score previous) {
        var judged = tally.present() + tally.late() + tally.leftEarly() + tally.absent();
        var onTime = tally.present() + tally.leftEarly();
        var alone = new Score(
                tally.key(),
                name,
                tally.briefings(),
                tally.present(),
                tally.late(),
                tally.leftEarly(),
                tally.absent(),
                tally.excused(),
                rate(onTime, judged),
                minutes(tally.lateMinutes()),
                tally.share() == null ? null : rounded(tally.share()),
                tally.substitutions(),
                rate(judged - tally.absent(), judged),
                tally.earlyLeaves(),
                minutes(tally.earlyMinutes()),
                tally.absent(),
                null,
                null);
        return previous == null ? alone : alone.after(previous);
    }

    private Score after(Score before) {
        return new Score(
                key,
                name,
                briefings,
                present,
                late,
                leftEarly,
                absent,
                excused,
                onTimeRate,
                lateMinutes,
                share,
                substitutions,
                attendanceRate,
                earlyLeaves,
                earlyMinutes,
                unexcused,
                Trend.of(this, before),
                before);
    }

    private static @Nullable Double rate(int some, int all) {
        return all == 0 ? null : rounded((double) some / all);
    }

    private static double minutes(double minutes) {
        return Math.round(minutes * 100) / 100.0;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
