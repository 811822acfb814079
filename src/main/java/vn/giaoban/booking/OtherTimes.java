package vn.giaoban.booking;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.ScheduleConflict.Suggestion;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.Slot;
import vn.giaoban.reservations.SlotSearch;

/** Finds times at which a refused plan could be had, each proven free when it was looked up. */
@Component
class OtherTimes {

    private static final Duration HORIZON = Duration.ofDays(14);
    private static final Duration APART = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS_OF_A_DAY = 96;
    private static final int LOOKED_AT = 200;
    private static final int SUGGESTED = 5;
    private static final int PROMISED = 3;
    /** How many other times of day are tried for a whole series: each is one query over all its occurrences. */
    private static final int TRIED = 24;

    private final Reservations reservations;
    private final OfficeCalendar calendar;
    private final OfficeCheck office;
    private final Clock clock;

    OtherTimes(Reservations reservations, OfficeCalendar calendar, OfficeCheck office, Clock clock) {
        this.reservations = reservations;
        this.calendar = calendar;
        this.office = office;
        this.clock = clock;
    }

    /** Other times for one briefing, within 14 days; for a series, other times of the same day at which all occurrences are free. */
    Mono<List<Suggestion>> suggest(List<BriefingPlan> plans, Booking.Terms terms) {
        return plans.size() == 1 ? forOne(plans.getFirst()) : forAll(plans, terms);
    }

    /** Times after the one asked for; within working hours if that one is, unless too few are found there. */
    private Mono<List<Suggestion>> forOne(BriefingPlan plan) {
        var asked = plan.briefing().time();
        var start = asked.start().isAfter(clock.instant()) ? asked.start() : clock.instant();
        var window = new TimeRange(start, start.plus(HORIZON));
        var zone = plan.briefing().zone();
        if (!calendar.isWorkingTime(asked, zone))
            return search(plan, window, null).map(slots -> choose(plan, slots));
        return search(plan, window, calendar.openRanges(window, zone))
                .flatMap(slots -> completeIn(slots) >= PROMISED ? Mono.just(slots) : search(plan, window, null))
                .map(slots -> choose(plan, slots));
    }

    private static long completeIn(List<Slot> slots) {
        return slots.stream().filter(Slot::complete).count();
    }

    /** Times in the window at which the plan could be had, earliest first; when there is none, those where the least is missing. */
    Mono<List<Slot>> search(BriefingPlan plan, TimeRange window, @Nullable List<TimeRange> open) {
        var b = plan.briefing();
        return reservations
                .search(new SlotSearch(
                        plan.needed(),
                        plan.people(),
                        b.time().duration(),
                        b.bufferBefore(),
                        b.bufferAfter(),
                        window,
                        open,
                        LOOKED_AT))
                .collectList();
    }

    /** The first, then such as are an hour apart, then what is left: a choice rather than five times nearly the same. */
    private List<Suggestion> choose(BriefingPlan plan, List<Slot> slots) {
        var chosen = new ArrayList<Slot>();
        var allowed = slots.stream()
                .filter(s -> office.allows(plan.briefing(), new TimeRange(s.start(), s.end())))
                .toList();
        for (var slot : allowed) {
            var near = chosen.stream()
                    .anyMatch(
                            c -> Duration.between(c.start(), slot.start()).abs().compareTo(APART) < 0);
            if (!near && chosen.size() < SUGGESTED) chosen.add(slot);
        }
        for (var slot : allowed) if (chosen.size() < PROMISED && !chosen.contains(slot)) chosen.add(slot);
        var zone = plan.briefing().zone();
        return chosen.stream()
                .sorted(Comparator.comparingInt((Slot s) -> s.missing().size()).thenComparing(Slot::start))
                .map(s -> new Suggestion(
                        s.start().atZone(zone).toOffsetDateTime(),
                        s.end().atZone(zone).toOffsetDateTime(),
                        s.complete(),
                        s.missing()))
                .toList();
    }

    /** Other times of the same days, the nearest first, in working hours if the first occurrence is. */
    private Mono<List<Suggestion>> forAll(List<BriefingPlan> plans, Booking.Terms terms) {
        return Flux.fromIterable(shifts(plans.getFirst().briefing()))
                .concatMap(shift -> attempt(plans, shift, terms), 1)
                .filter(Suggestion::complete)
                .take(PROMISED)
                .collectList();
    }

    /** Wall-clock displacements to the quarter hours of the first occurrence's day. */
    private List<Duration> shifts(Briefing first) {
        var start = first.time().start().atZone(first.zone()).toLocalDateTime();
        var working = calendar.isWorkingTime(first.time(), first.zone());
        return Stream.iterate(start.toLocalDate().atStartOfDay(), at -> at.plus(QUARTER))
                .limit(QUARTERS_OF_A_DAY)
                .map(at -> Duration.between(start, at))
                .filter(shift -> !shift.isZero() && mayBe(first, shifted(first, shift), working))
                .sorted(Comparator.comparing(Duration::abs).thenComparing(Comparator.reverseOrder()))
                .limit(TRIED)
                .toList();
    }

    private boolean mayBe(Briefing first, TimeRange time, boolean working) {
        return time.start().isAfter(clock.instant()) && (!working || calendar.isWorkingTime(time, first.zone()));
    }

    private Mono<Suggestion> attempt(List<BriefingPlan> plans, Duration shift, Booking.Terms terms) {
        var moved = plans.stream().map(plan -> shifted(plan, shift)).toList();
        if (!moved.stream().map(BriefingPlan::briefing).allMatch(b -> office.allows(b, b.time()))) return Mono.empty();
        return reservations
                .allot(moved.stream().map(BriefingPlan::claim).toList(), terms.yielding())
                .map(allotments -> {
                    var missing = new ArrayList<String>();
                    for (var i = 0; i < moved.size(); i++)
                        allotments.get(i).clashesOf(moved.get(i).needed()).stream()
                                .map(clash -> clash.point() == null ? String.valueOf(clash.person()) : clash.point())
                                .forEach(missing::add);
                    var first = moved.getFirst().briefing();
                    return new Suggestion(
                            first.time().start().atZone(first.zone()).toOffsetDateTime(),
                            first.time().end().atZone(first.zone()).toOffsetDateTime(),
                            missing.isEmpty(),
                            missing.stream().distinct().collect(Collectors.toList()));
                });
    }

    private static BriefingPlan shifted(BriefingPlan plan, Duration shift) {
        return plan.at(plan.briefing().id(), shifted(plan.briefing(), shift));
    }

    /** The wall-clock time is shifted, as a series keeps its wall-clock time. */
    private static TimeRange shifted(Briefing briefing, Duration shift) {
        var time = briefing.time();
        var start = time.start()
                .atZone(briefing.zone())
                .toLocalDateTime()
                .plus(shift)
                .atZone(briefing.zone())
                .toInstant();
        return new TimeRange(start, start.plus(time.duration()));
    }
}
