package vn.giaoban.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.booking.ScheduleConflict.Holder;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.points.Point;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Hold;
import vn.giaoban.reservations.Holds;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;

/** Says of a refusal who holds what until when, which rooms of the same point are free, and which other times would do. */
@Component
public class ConflictExplainer {

    private final Briefings briefings;
    private final Reservations reservations;
    private final Holds holds;
    private final OtherTimes otherTimes;
    private final Clock clock;

    ConflictExplainer(Briefings briefings, Reservations reservations, Holds holds, OtherTimes otherTimes, Clock clock) {
        this.briefings = briefings;
        this.reservations = reservations;
        this.holds = holds;
        this.otherTimes = otherTimes;
        this.clock = clock;
    }

    /**
     * Explains a refusal.
     *
     * @param refused the plans that can't be had
     * @param all all plans that were asked for together
     */
    public Mono<ScheduleConflict> explain(List<Refused> refused, List<BriefingPlan> all, Booking.Terms terms) {
        return Mono.zip(conflicts(refused, all.size() > 1, terms), otherTimes.suggest(all, terms))
                .map(parts -> new ScheduleConflict(parts.getT1(), parts.getT2()));
    }

    /**
     * Everything that is in the way of these plans.
     *
     * @param repeated whether each conflict has to say which occurrence it belongs to
     */
    public Mono<List<Conflict>> conflicts(List<Refused> refused, boolean repeated, Booking.Terms terms) {
        var clashes = refused.stream().flatMap(r -> r.clashes().stream()).toList();
        return holders(clashes)
                .flatMap(holders -> Flux.fromIterable(refused)
                        .concatMap(r -> alternatives(r, terms).map(free -> conflictsOf(r, repeated, holders, free)))
                        .concatMapIterable(list -> list)
                        .collectList());
    }

    private static List<Conflict> conflictsOf(
            Refused refused, boolean repeated, Map<UUID, Holder> holders, Map<String, List<String>> alternatives) {
        var briefing = refused.plan().briefing();
        var start = repeated ? in(briefing, briefing.time().start()) : null;
        return refused.clashes().stream()
                .map(clash -> toConflict(start, clash, holders, alternatives))
                .toList();
    }

    private static Conflict toConflict(
            @Nullable OffsetDateTime occurrence,
            Clash clash,
            Map<UUID, Holder> holders,
            Map<String, List<String>> alternatives) {
        var free = clash.point() == null ? null : alternatives.get(clash.point());
        return new Conflict(
                occurrence,
                clash.point(),
                clash.room(),
                clash.person(),
                holders.get(clash.holder()),
                free == null ? List.of() : free);
    }

    private Mono<Map<UUID, Holder>> holders(List<Clash> clashes) {
        var ids = clashes.stream().map(Clash::holder).filter(Objects::nonNull).collect(Collectors.toSet());
        var now = clock.instant();
        return Flux.concat(
                        briefings.getAll(ids).map(b -> toHolder(b, now)),
                        holds.findAll(ids).map(ConflictExplainer::toHolder))
                .collectMap(Holder::id, holder -> holder);
    }

    /** Somebody's form that is still open. */
    private static Holder toHolder(Hold hold) {
        return new Holder(
                hold.id(),
                "Giữ chỗ tạm",
                hold.time().start().atZone(HomeZone.ID).toOffsetDateTime(),
                hold.time().end().atZone(HomeZone.ID).toOffsetDateTime(),
                "HOLD");
    }

    private static Holder toHolder(Briefing b, Instant now) {
        return new Holder(
                b.id().value(),
                b.title(),
                in(b, b.time().start()),
                in(b, b.time().end()),
                b.statusAt(now).name());
    }

    private static OffsetDateTime in(Briefing briefing, Instant at) {
        return at.atZone(briefing.zone()).toOffsetDateTime();
    }

    /** Free rooms of the points that clash, by point. Only a point whose room was asked for by name can have one. */
    private Mono<Map<String, List<String>>> alternatives(Refused refused, Booking.Terms terms) {
        var clashing = refused.clashes().stream()
                .map(Clash::point)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var briefing = refused.plan().briefing();
        var wishes = briefing.points().stream()
                .filter(p -> p.pinned() && clashing.contains(p.point()))
                .flatMap(p -> eachRoom(p, terms.catalogue().get(p.point())).stream())
                .toList();
        if (wishes.isEmpty()) return Mono.just(Map.of());
        var claim = new Claim(briefing.id().value(), wishes, List.of(), briefing.held());
        return reservations
                .allot(List.of(claim), terms.yielding())
                .map(found -> byPoint(wishes, found.getFirst().rooms().values()));
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
}
