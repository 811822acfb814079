package vn.giaoban.insight;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vn.giaoban.reports.Score;

/**
 * The lines of a scorecard summed up.
 *
 * @param judged on how many occasions a point was expected and not excused
 * @param onTime on how many of them it came in time
 * @param shares the shares of the time that the points were there, summed over those occasions
 */
record Headline(
        int judged, int onTime, int late, double lateMinutes, int earlyLeaves, int absent, int excused, double shares) {

    private static final Headline NOTHING = new Headline(0, 0, 0, 0, 0, 0, 0, 0);

    static Headline of(Collection<Score> scores) {
        return scores.stream().map(Headline::of).reduce(NOTHING, Headline::plus);
    }

    private static Headline of(Score score) {
        var judged = score.present() + score.late() + score.leftEarly() + score.absent();
        var share = score.share() == null ? 0 : score.share();
        return new Headline(
                judged,
                score.present() + score.leftEarly(),
                score.late(),
                score.lateMinutes(),
                score.earlyLeaves(),
                score.absent(),
                score.excused(),
                share * judged);
    }

    private Headline plus(Headline other) {
        return new Headline(
                judged + other.judged,
                onTime + other.onTime,
                late + other.late,
                lateMinutes + other.lateMinutes,
                earlyLeaves + other.earlyLeaves,
                absent + other.absent,
                excused + other.excused,
                shares + other.shares);
    }

    /** On which part of the occasions they came in time, 0 to 1; null without any. */
    @Nullable
    Double onTimeRate() {
        return part(onTime);
    }

    /** On which part they were there at all. */
    @Nullable
    Double attendanceRate() {
        return part(judged - absent);
    }

    /** The mean share of the time that they were there. */
    @Nullable
    Double share() {
        return part(shares);
    }

    private @Nullable Double part(double some) {
        return judged == 0 ? null : some / judged;
    }
}
