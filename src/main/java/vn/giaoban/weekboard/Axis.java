package vn.giaoban.weekboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * Where times are from left to right: days side by side, each with the same hours.
 *
 * @param from first hour of each day
 * @param to hour at which each day ends; up to 24
 */
record Axis(List<LocalDate> days, int from, int to, ZoneId zone) {

    private static final int USUAL_FROM = 7;
    private static final int USUAL_TO = 18;

    /**
     * A part of the width, in hundredths of it.
     *
     * @param left where it begins
     */
    record Piece(double left, double width) {}

    /** A label at a place. */
    record Tick(double left, String hour) {}

    /**
     * Days with the hours that all these times need.
     *
     * @param times office hours and what is booked
     */
    static Axis around(List<LocalDate> days, Collection<TimeRange> times, ZoneId zone) {
        var from = USUAL_FROM;
        var to = USUAL_TO;
        for (var day : days) {
            for (var time : times) {
                var part = within(time, day.atStartOfDay(zone).toInstant(), endOf(day, zone));
                if (part == null) continue;
                from = Math.min(from, hoursOf(part.start(), day, zone, 0));
                to = Math.max(to, hoursOf(part.end(), day, zone, 59));
            }
        }
        return new Axis(days, from, to, zone);
    }

    /** Where a time is, a piece a day; what is not shown of it is cut off. */
    List<Piece> pieces(TimeRange time) {
        return IntStream.range(0, days.size())
                .mapToObj(n -> piece(time, n))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Where a whole day is. */
    Piece day(int index) {
        return new Piece(100.0 * index / days.size(), 100.0 / days.size());
    }

    /** The piece from the left edge to an instant; null when it is not shown. */
    @Nullable
    Piece until(Instant now) {
        for (var n = 0; n < days.size(); n++)
            if (!now.isBefore(startOf(n)) && now.isBefore(endOf(n))) return new Piece(0, place(n, now));
        return null;
    }

    /** The hours of all days, every so many. */
    List<Tick> ticks(int step) {
        return IntStream.range(0, days.size())
                .boxed()
                .flatMap(n -> ticks(n, step))
                .toList();
    }

    private Stream<Tick> ticks(int day, int step) {
        return IntStream.range(from, to)
                .filter(hour -> (hour - from) % step == 0 && hour + step <= to)
                .mapToObj(hour -> new Tick(100.0 * (day + (double) (hour - from) / hours()) / days.size(), hour + "h"));
    }

    int hours() {
        return to - from;
    }

    /** When each day's first shown hour begins, in milliseconds since 1970, as scripts count. */
    List<Long> starts() {
        return IntStream.range(0, days.size())
                .mapToObj(n -> startOf(n).toEpochMilli())
                .toList();
    }

    private @Nullable Piece piece(TimeRange time, int n) {
        var part = within(time, startOf(n), endOf(n));
        if (part == null) return null;
        var left = place(n, part.start());
        return new Piece(left, place(n, part.end()) - left);
    }

    private double place(int n, Instant at) {
        var share = (double) Duration.between(startOf(n), at).toSeconds()
                / Duration.between(startOf(n), endOf(n)).toSeconds();
        return 100.0 * (n + share) / days.size();
    }

    private Instant startOf(int n) {
        return days.get(n).atStartOfDay(zone).plusHours(from).toInstant();
    }

    private Instant endOf(int n) {
        return days.get(n).atStartOfDay(zone).plusHours(to).toInstant();
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static int hoursOf(Instant at, LocalDate day, ZoneId zone, int round) {
        var minutes = Duration.between(day.atStartOfDay(zone).toInstant(), at).toMinutes();
        return Math.clamp((minutes + round) / 60, 0, 24);
    }

    private static @Nullable TimeRange within(TimeRange time, Instant from, Instant to) {
        var start = time.start().isBefore(from) ? from : time.start();
        var end = time.end().isAfter(to) ? to : time.end();
        return end.isAfter(start) ? new TimeRange(start, end) : null;
    }
}
