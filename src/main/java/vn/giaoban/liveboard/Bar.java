package vn.giaoban.liveboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.live.BoardView.PointLine;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Visit;

/**
 * When a point's device was connected, as a bar: from half an hour before the start to the end.
 *
 * @param parts the times, each with its place
 * @param start where the start is, in percent of the bar
 * @param now where the present moment is; empty when that is outside
 * @param words the same for who does not see it
 */
record Bar(List<Part> parts, String start, String now, String words) {

    /** So long before the start the bar begins. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    /** A time without interruption, as the style of its place. */
    record Part(String style) {}

    /**
     * The bar of a point.
     *
     * @param visits of its device, by begin; before the briefing's start, when there are none, it is drawn from what the board says
     */
    static Bar of(Briefing briefing, PointLine point, List<Visit> visits, Instant now, WallClock clock) {
        var time = briefing.time();
        var whole = new TimeRange(time.start().minus(BEFORE), time.end());
        var stays = stays(point, visits, now);
        return new Bar(
                stays.stream()
                        .flatMap(stay -> Stream.ofNullable(part(stay, whole)))
                        .toList(),
                percent(whole, time.start()),
                whole.contains(now) ? percent(whole, now) : "",
                stays.isEmpty()
                        ? clock.texts().get("line.never")
                        : stays.stream()
                                .map(stay -> clock.time(stay.from()) + " – "
                                        + (stay.open() ? clock.texts().get("line.now") : clock.time(stay.to())))
                                .collect(Collectors.joining(", ")));
    }

    private record Stay(Instant from, Instant to, boolean open) {}

    private static List<Stay> stays(PointLine point, List<Visit> visits, Instant now) {
        var since = point.since();
        if (visits.isEmpty() && point.connected() && since != null)
            return List.of(new Stay(since.toInstant(), now, true));
        return visits.stream()
                .map(visit -> {
                    var to = visit.to();
                    return to == null ? new Stay(visit.from(), now, true) : new Stay(visit.from(), to, false);
                })
                .toList();
    }

    private static @Nullable Part part(Stay stay, TimeRange whole) {
        var from = stay.from().isBefore(whole.start()) ? whole.start() : stay.from();
        var to = stay.to().isAfter(whole.end()) ? whole.end() : stay.to();
        if (!to.isAfter(from)) return null;
        var width =
                100.0 * Duration.between(from, to).toMillis() / whole.duration().toMillis();
        return new Part(
                String.format(Locale.ROOT, "left:%s%%;width:%.2f%%", percent(whole, from), Math.max(width, 0.3)));
    }

    private static String percent(TimeRange whole, Instant at) {
        var share = (double) Duration.between(whole.start(), at).toMillis()
                / whole.duration().toMillis();
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
