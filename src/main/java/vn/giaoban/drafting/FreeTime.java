package vn.giaoban.drafting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.office.OfficeRules;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.reservations.Slot;
import vn.giaoban.reservations.SlotSearch;

/** Proposes when to meet, within the office's rules. */
@Component
class FreeTime {

    /** Nobody likes to begin before it, though the office is open. */
    private static final LocalTime USUAL = LocalTime.of(8, 0);

    private static final Duration HORIZON = Duration.ofDays(14);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int LOOKED_AT = 60;

    private final Reservations reservations;
    private final OfficeCalendar calendar;
    private final OfficeRules rules;
    private final Clock clock;

    FreeTime(Reservations reservations, OfficeCalendar calendar, OfficeRules rules, Clock clock) {
        this.reservations = reservations;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The next time that breaks no office rule and at which all have a room, at eight or later if that day has one; the next that breaks no rule when nobody has.
     *
     * @param yielding holders whose reservations do not count
     */
    Mono<TimeRange> next(List<RoomWish> wishes, Duration length, Collection<UUID> yielding) {
        var first = allowedFrom(new TimeRange(clock.instant(), clock.instant().plus(length)));
        var window = new TimeRange(first.start(), first.start().plus(HORIZON));
        var open = calendar.openRanges(window, HomeZone.ID);
        var search = new SlotSearch(wishes, List.of(), length, Duration.ZERO, Duration.ZERO, window, open, LOOKED_AT);
        return reservations
                .search(search, yielding)
                .filter(Slot::complete)
                .collectList()
                .map(slots -> slots.isEmpty() ? first : best(slots));
    }

    private static TimeRange best(List<Slot> slots) {
        var first = slots.getFirst();
        var day = first.start().atZone(HomeZone.ID).toLocalDate();
        return slots.stream()
                .filter(slot -> slot.start().atZone(HomeZone.ID).toLocalDate().equals(day))
                .filter(slot -> !slot.start().atZone(HomeZone.ID).toLocalTime().isBefore(USUAL))
                .findFirst()
                .map(slot -> new TimeRange(slot.start(), slot.end()))
                .orElse(new TimeRange(first.start(), first.end()));
    }

    /** The same hours of the same weekday, as soon as the office's rules allow. */
    TimeRange aWeekLater(TimeRange before) {
        var length = before.duration();
        var start = before.start().plus(WEEK);
        var allowed = allowedFrom(new TimeRange(clock.instant(), clock.instant().plus(length)))
                .start();
        while (start.isBefore(allowed)) start = start.plus(WEEK);
        return new TimeRange(start, start.plus(length));
    }

    /** The next working day on which the same hours break no office rule. */
    LocalDate nextDay(TimeRange hours) {
        var day = hours.start().atZone(HomeZone.ID);
        var length = hours.duration();
        for (var ahead = 0; ahead < HORIZON.toDays(); ahead++) {
            var start = day.plusDays(ahead).toInstant();
            var time = new TimeRange(start, start.plus(length));
            if (rules.check(time, HomeZone.ID, false, clock.instant()).isEmpty())
                return day.plusDays(ahead).toLocalDate();
        }
        return day.toLocalDate();
    }

    private TimeRange allowedFrom(TimeRange wished) {
        return rules.check(wished, HomeZone.ID, false, clock.instant()).stream()
                .flatMap(breach -> Stream.ofNullable(breach.earliest()))
                .findFirst()
                .map(start -> new TimeRange(start, start.plus(wished.duration())))
                .orElseGet(() -> quarter(wished));
    }

    private static TimeRange quarter(TimeRange time) {
        var seconds = Math.ceilDiv(time.start().getEpochSecond(), 900) * 900;
        var start = Instant.ofEpochSecond(seconds);
        return new TimeRange(start, start.plus(time.duration()));
    }
}
