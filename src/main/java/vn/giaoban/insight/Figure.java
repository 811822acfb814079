package vn.giaoban.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.insight.Numbers.Change;

/**
 * A figure that a page begins with.
 *
 * @param name key of its words
 * @param detail what else belongs to it; empty when nothing does
 * @param change since the time before; null when there was none
 */
record Figure(
        String name, String value, String detail, @Nullable Change change) {

    /**
     * The figures of some points.
     *
     * @param before null when there was no briefing in the time before
     */
    static List<Figure> of(Headline now, @Nullable Headline before, Numbers numbers) {
        var figures = new ArrayList<Figure>();
        figures.add(rate("figure.onTime", now.onTimeRate(), before == null ? null : before.onTimeRate(), numbers));
        figures.add(
                rate("figure.there", now.attendanceRate(), before == null ? null : before.attendanceRate(), numbers));
        figures.add(rate("figure.share", now.share(), before == null ? null : before.share(), numbers));
        figures.add(new Figure(
                "figure.late",
                numbers.number(now.late()),
                now.late() == 0 ? "" : numbers.texts().say("figure.minutes", numbers.number(now.lateMinutes())),
                before == null ? null : numbers.fewer(now.late() - before.late())));
        figures.add(count("figure.early", now.earlyLeaves(), before == null ? null : before.earlyLeaves(), numbers));
        figures.add(count("figure.absent", now.absent(), before == null ? null : before.absent(), numbers));
        figures.add(neutral("figure.excused", now.excused(), before == null ? null : before.excused(), numbers));
        return figures;
    }

    /** A count that is neither good nor bad when it grows. */
    static Figure neutral(String name, int now, @Nullable Integer before, Numbers numbers) {
        return new Figure(name, numbers.number(now), "", before == null ? null : numbers.neutral(now - before));
    }

    private static Figure rate(String name, @Nullable Double now, @Nullable Double before, Numbers numbers) {
        var difference = now == null || before == null ? null : now - before;
        return new Figure(name, numbers.percent(now), "", numbers.rate(difference));
    }

    private static Figure count(String name, int now, @Nullable Integer before, Numbers numbers) {
        return new Figure(name, numbers.number(now), "", before == null ? null : numbers.fewer(now - before));
    }
}
