package vn.giaoban.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.TraceView;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Verdict;

/**
 * One line of an attendance sheet, opened: the visits that count and the facts behind them.
 *
 * @param point code of the point; null for a delegate
 * @param computed what the facts come to
 * @param verdict what holds
 * @param forgotten whether facts were deleted when their time was over
 * @param people the point's delegates; none of a delegate
 */
record LineView(
        @Nullable String point,
        @Nullable UUID delegate,
        String name,
        @Nullable Verdict computed,
        @Nullable Verdict verdict,
        @Nullable Corrected corrected,
        boolean forgotten,
        List<Stay> stays,
        List<FactLine> facts,
        List<PersonRow> people) {

    /**
     * A visit that counts.
     *
     * @param hours from when to when
     * @param source key of the words for who told of it
     * @param place where it lies in the time of the briefing, as a {@code style}
     */
    record Stay(String hours, String source, String place) {

        private static Stay of(TraceView.Session session, TimeRange time, WallClock clock) {
            var to = session.to();
            var end = to == null ? clock.texts().get("line.open") : clock.second(to);
            return new Stay(
                    clock.second(session.from()) + " – " + end,
                    "source." + session.source(),
                    place(session.from(), to == null ? time.end() : to, time));
        }

        private static String place(Instant from, Instant to, TimeRange time) {
            var left = percent(from, time);
            var right = Math.max(left, percent(to, time));
            return String.format(Locale.ROOT, "left:%.2f%%;width:%.2f%%", left, Math.max(0.4, right - left));
        }

        private static double percent(Instant at, TimeRange time) {
            var millis = Duration.between(time.start(), at).toMillis();
            return Math.clamp(100.0 * millis / time.duration().toMillis(), 0, 100);
        }
    }

    /**
     * A fact.
     *
     * @param kind key of the words for what it is; {@code use} for what was made of it
     * @param says what it says of this line
     * @param counts whether something of the line comes of it
     * @param hash its first digits
     */
    record FactLine(
            long number, String taken, String kind, String use, boolean counts, List<String> says, String hash) {

        private static final int SHORT = 12;

        private static FactLine of(TraceView.Line line, WallClock clock) {
            var counts = line.use() != TraceView.Use.UNUSED && line.use() != TraceView.Use.SUPERSEDED;
            return new FactLine(
                    line.fact(),
                    clock.second(line.at()),
                    "fact." + line.kind(),
                    "use." + line.use(),
                    counts,
                    says(line.says(), clock),
                    line.hash().substring(0, Math.min(SHORT, line.hash().length())));
        }

        /** What people can read of it; the room is the same in all. */
        private static List<String> says(Map<String, Object> says, WallClock clock) {
            var texts = clock.texts();
            var parts = new ArrayList<String>();
            says.forEach((name, value) -> {
                var label = texts.words().get("says." + name);
                if (label != null) parts.add(label + " " + word(value, clock));
            });
            return parts;
        }

        private static String word(Object value, WallClock clock) {
            return switch (value) {
                case Instant at -> clock.second(at);
                case Boolean yes -> clock.texts().get(yes ? "says.yes" : "says.no");
                case Verdict verdict -> clock.texts().get("verdict." + verdict);
                default -> String.valueOf(value);
            };
        }
    }

    static LineView of(
            TraceView trace, @Nullable Corrected corrected, List<PersonRow> people, TimeRange time, WallClock clock) {
        return new LineView(
                trace.point(),
                trace.delegateId(),
                trace.name(),
                trace.computed(),
                trace.verdict(),
                corrected,
                trace.isForgotten(),
                trace.sessions().stream()
                        .map(session -> Stay.of(session, time, clock))
                        .toList(),
                trace.facts().stream().map(fact -> FactLine.of(fact, clock)).toList(),
                people);
    }
}
