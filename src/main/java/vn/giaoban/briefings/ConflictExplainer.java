package vn.giaoban.briefings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingProblem.Conflict;
import vn.giaoban.briefings.BriefingProblem.Holder;
import vn.giaoban.briefings.BriefingProblem.ScheduleConflict;
import vn.giaoban.briefings.BriefingProblem.Suggestion;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.points.Point;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.reservations.Slot;
import vn.giaoban.reservations.SlotSearch;

/** Says of a refusal who holds what until when, which rooms of the same point are free, and which other times would do. */
@Component
class ConflictExplainer {

    private static final Duration HORIZON = Duration.ofDays(14);
    private static final Duration APART = Duration.ofHours(1);
    private static final int LOOKED_AT = 200;
    private static final int SUGGESTED = 5;
    private static final int PROMISED = 3;

    private final BriefingStore briefings;
    private final Reservations reservations;
    private final OfficeCalendar calendar;
    private final Clock clock;

    ConflictExplainer(BriefingStore briefings, Reservations reservations, OfficeCalendar calendar, Clock clock) {
        this.briefings = briefings;
        this.reservations = reservations;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Explains.
     *
     * @param catalogue the points of the plan, by code
     */
    Mono<ScheduleConflict> explain(BriefingPlan plan, List<Clash> clashes, Map<String, Point> catalogue) {
        return Mono.zip(holders(clashes), alternatives(plan, clashes, catalogue), suggestions(plan))
                .map(parts -> new ScheduleConflict(
                        clashes.stream()
                                .map(c -> toConflict(c, parts.getT1(), parts.getT2()))
                                .toList(),
                        parts.getT3()));
    }

    private static Conflict toConflict(Clash clash, Map<UUID, Holder> holders, Map<String, List<String>> alternatives) {
        var free = clash.point() == null ? null : alternatives.get(clash.point());
        return new Conflict(
                clash.point(),
                clash.room(),
                clash.person(),
                holders.get(clash.holder()),
                free == null ? List.of() : free);
    }

    private Mono<Map<UUID, Holder>> holders(List<Clash> clashes) {
        var ids = clashes.stream().map(Clash::holder).filter(Objects::nonNull).collect(Collectors.toSet());
        return briefings.findAll(ids).collectMap(b -> b.id().value(), b -> toHolder(b, clock.instant()));
    }

    private static Holder toHolder(Briefing b, Instant now) {
        var start = b.time().start().atZone(b.zone()).toOffsetDateTime();
        var end = b.time().end().atZone(b.zone()).toOffsetDateTime();
        return new Holder(b.id().value(), b.title(), start, end, b.statusAt(now));
    }

    /** Free rooms of the points that clash, by point. Only a point whose room was asked for by name can have one. */
    private Mono<Map<String, List<String>>> alternatives(
            BriefingPlan plan, List<Clash> clashes, Map<String, Point> catalogue) {
        var clashing =
                clashes.stream().map(Clash::point).filter(Objects::nonNull).collect(Collectors.toSet());
        var wishes = plan.briefing().points().stream()
                .filter(p -> p.pinned() && clashing.contains(p.point()))
                .flatMap(p -> eachRoom(p, catalogue.get(p.point())).stream())
                .toList();
        if (wishes.isEmpty()) return Mono.just(Map.of());
        return reservations
                .allot(
                        wishes,
                        List.of(),
                        plan.briefing().held(),
                        plan.briefing().id().value())
                .map(allotment -> byPoint(wishes, allotment.rooms().values()));
    }

    /** One wish per room, each under the room's own name, so that all free ones are found and not only the first. */
    private static List<RoomWish> eachRoom(ExpectedPoint expected, @Nullable Point point) {
        if (point == null) return List.of();
        return point.roomsFor(expected.quota()).stream()
                .map(Room::id)
                .map(room -> new RoomWish(room, false, List.of(room)))
                .toList();
    }

    private static Map<String, List<String>> byPoint(List<RoomWish> wishes, Collection<String> free) {
        return wishes.stream()
                .map(RoomWish::point)
                .filter(free::contains)
                .collect(Collectors.groupingBy(
                        room -> room.substring(0, room.indexOf('/')), LinkedHashMap::new, Collectors.toList()));
    }

    /** Times after the one asked for; within working hours if that one is, unless too few are found there. */
    private Mono<List<Suggestion>> suggestions(BriefingPlan plan) {
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

    private Mono<List<Slot>> search(BriefingPlan plan, TimeRange window, @Nullable List<TimeRange> open) {
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
    private static List<Suggestion> choose(BriefingPlan plan, List<Slot> slots) {
        var chosen = new ArrayList<Slot>();
        for (var slot : slots) {
            var near = chosen.stream()
                    .anyMatch(
                            c -> Duration.between(c.start(), slot.start()).abs().compareTo(APART) < 0);
            if (!near && chosen.size() < SUGGESTED) chosen.add(slot);
        }
        for (var slot : slots) if (chosen.size() < PROMISED && !chosen.contains(slot)) chosen.add(slot);
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
}
