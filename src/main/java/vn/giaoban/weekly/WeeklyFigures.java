package vn.giaoban.weekly;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.BriefingTally;
import vn.giaoban.reports.Score;
import vn.giaoban.reports.Scorecard;

/**
 * What a week came to.
 *
 * @param briefings those that were held and are over, earliest first
 * @param before those of the week before
 * @param card the points' scores, compared with the week before
 */
record WeeklyFigures(Issue issue, List<BriefingTally> briefings, List<BriefingTally> before, Scorecard card) {

    /** How many points are named as the worst. */
    private static final int WORST = 10;

    /** All points at all briefings of a week. */
    record Headline(
            int briefings,
            int expected,
            int late,
            int absent,
            int excused,
            @Nullable Double onTimeRate,
            @Nullable Double share) {

        static Headline of(List<BriefingTally> week) {
            var judged = week.stream()
                    .mapToInt(tally -> tally.points() - tally.excused())
                    .sum();
            var onTime = week.stream()
                    .mapToInt(tally -> tally.present() + tally.leftEarly())
                    .sum();
            return new Headline(
                    week.size(),
                    week.stream().mapToInt(BriefingTally::points).sum(),
                    week.stream().mapToInt(BriefingTally::late).sum(),
                    week.stream().mapToInt(BriefingTally::absent).sum(),
                    week.stream().mapToInt(BriefingTally::excused).sum(),
                    judged == 0 ? null : (double) onTime / judged,
                    shareOf(week, judged));
        }

        private static @Nullable Double shareOf(List<BriefingTally> week, int judged) {
            if (judged == 0) return null;
            return week.stream()
                            .filter(tally -> tally.share() != null)
                            .mapToDouble(
                                    tally -> Objects.requireNonNull(tally.share()) * (tally.points() - tally.excused()))
                            .sum()
                    / judged;
        }
    }

    /** This week in one line. */
    Headline now() {
        return Headline.of(briefings);
    }

    /** The week before in one line. */
    Headline then() {
        return Headline.of(before);
    }

    /** The points with the lowest rates, without those who have nothing to mend. */
    List<Score> worst() {
        return card.worst().stream()
                .filter(score -> score.late() + score.absent() + score.earlyLeaves() > 0)
                .limit(WORST)
                .toList();
    }
}
