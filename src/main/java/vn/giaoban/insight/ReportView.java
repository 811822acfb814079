package vn.giaoban.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.BriefingTally;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.insight.SpanView.Choice;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.WallClock;

/**
 * What the report of a period shows.
 *
 * @param figures what it begins with; empty when no briefing ended in the period
 * @param held the briefings, earliest first
 * @param files where the same figures are as files
 */
record ReportView(
        SpanView span, List<Figure> figures, List<Held> held, RankView ranking, HeatView heat, List<Choice> files) {

    /**
     * A briefing.
     *
     * @param value the rate of those in time for scripts
     */
    record Held(
            String href,
            String stamp,
            String date,
            String title,
            int points,
            int present,
            int late,
            int leftEarly,
            int absent,
            int excused,
            String onTime,
            String value) {

        private static Held of(BriefingTally tally, WallClock clock, Numbers numbers) {
            var briefing = tally.briefing();
            return new Held(
                    SheetPage.path(briefing.id()),
                    clock.stamp(briefing.start()),
                    clock.date(briefing.start()),
                    briefing.title(),
                    tally.points(),
                    tally.present(),
                    tally.late(),
                    tally.leftEarly(),
                    tally.absent(),
                    tally.excused(),
                    numbers.percent(tally.onTimeRate()),
                    Numbers.plain(tally.onTimeRate()));
        }
    }

    /** Whether there is nothing to report. */
    public boolean isEmpty() {
        return held.isEmpty();
    }

    static ReportView of(
            Asked asked, SpanView span, Insight.Period found, boolean best, boolean whole, Numbers numbers) {
        var clock = new WallClock(HomeZone.ID, numbers.texts());
        return new ReportView(
                span,
                found.held().isEmpty() ? List.of() : figures(found, numbers),
                found.held().stream()
                        .map(tally -> Held.of(tally, clock, numbers))
                        .toList(),
                RankView.of(found.ranked(), span.query(), best, whole, numbers),
                HeatView.of(found.points(), found.weeks(), span.query(), numbers),
                files("/api/v1/reports/attendance?" + asked.span().apiQuery() + "&by="
                        + found.ranked().by() + "&"));
    }

    private static List<Figure> figures(Insight.Period found, Numbers numbers) {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.neutral(
                "figure.held", found.held().size(), found.heldBefore() == 0 ? null : found.heldBefore(), numbers));
        var before = found.before();
        figures.addAll(
                Figure.of(Headline.of(found.points().items()), before.isEmpty() ? null : Headline.of(before), numbers));
        return figures;
    }

    /**
     * The links to the same figures as files.
     *
     * @param address up to the name of the format
     */
    static List<Choice> files(String address) {
        return List.of(
                new Choice("Excel", address + "format=xlsx", false),
                new Choice("PDF", address + "format=pdf", false),
                new Choice("CSV", address + "format=csv", false));
    }

    /** What has a line in the ranking: points, unless something else was asked for that there is. */
    static TallyBy by(@Nullable String name) {
        for (var by : TallyBy.values()) if (by.name().equals(name)) return by;
        return TallyBy.POINT;
    }
}
