package vn.giaoban.booking;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.capacity.Capacity;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.reservations.Vacancy;

/**
 * Gives rooms that become free to the briefings that wait for one at the same point and time, the oldest briefing first, in the transaction
 * that makes them free: nobody can come between.
 *
 * <p>Locks are taken in one order: briefings, the catalogue, hours. So before anything is given back, {@link #ranges} takes those who wait; its ranges
 * are locked together with everything else; then the rooms are given back, and {@link #fill} reserves them anew.
 */
@Component
public class Vacancies {

    private final Briefings briefings;
    private final Reservations reservations;
    private final Capacity capacity;
    private final Points points;
    private final Clock clock;

    Vacancies(Briefings briefings, Reservations reservations, Capacity capacity, Points points, Clock clock) {
        this.briefings = briefings;
        this.reservations = reservations;
        this.capacity = capacity;
        this.points = points;
        this.clock = clock;
    }

    /** The rooms that these briefings have. */
    public static List<Vacancy> of(List<Briefing> holders) {
        return holders.stream()
                .flatMap(b ->
                        b.points().stream().filter(p -> p.room() != null).map(p -> new Vacancy(p.point(), b.held())))
                .toList();
    }

    /**
     * Within a transaction, before any hour is locked: what must be locked, in one go, when these rooms are given back: their own hours and
     * those of the briefings that wait for them, which nobody else can change from now on.
     */
    public Mono<List<TimeRange>> ranges(List<Vacancy> coming) {
        if (coming.isEmpty()) return Mono.just(List.of());
        return waiting(coming)
                .delayUntil(waiting -> waiting.isEmpty() ? Mono.empty() : points.keepForBooking())
                .map(waiting -> Stream.concat(
                                coming.stream().map(Vacancy::time),
                                waiting.stream().map(Briefing::held))
                        .distinct()
                        .toList());
    }

    /** Within a transaction: locks all that giving back these rooms needs. */
    public Mono<Void> lock(List<Vacancy> coming) {
        return ranges(coming).flatMap(reservations::lock);
    }

    /** Within a transaction, {@link #ranges} locked and the rooms given back: reserves them for those who wait. */
    public Mono<Void> fill(List<Vacancy> vacated) {
        if (vacated.isEmpty()) return Mono.empty();
        return waiting(vacated).flatMap(waiting -> waiting.isEmpty() ? Mono.empty() : fill(vacated, waiting));
    }

    /** Those who wait, the oldest first, and their hours locked: one that came after the first look has not been among the ranges. */
    private Mono<Void> fill(List<Vacancy> vacated, List<Briefing> waiting) {
        var codes = vacated.stream().map(Vacancy::point).collect(Collectors.toSet());
        return reservations
                .lock(waiting.stream().map(Briefing::held).toList())
                .then(points.keepForBooking())
                .then(points.byCodes(codes))
                .flatMapMany(catalogue -> Flux.fromIterable(waiting)
                        .concatMap(briefing -> findRooms(briefing, wanted(briefing, vacated), catalogue)))
                .then();
    }

    private Mono<List<Briefing>> waiting(List<Vacancy> vacancies) {
        return briefings
                .waitingFor(vacancies)
                .collectList()
                .flatMapMany(briefings::getForChange)
                .filter(briefing -> !wanted(briefing, vacancies).isEmpty())
                .sort(Comparator.comparing(Briefing::createdAt).thenComparing(b -> b.id().value()))
                .collectList();
    }

    /** The points of a briefing that has not begun which lack a room and may get one of these. */
    private Set<String> wanted(Briefing briefing, List<Vacancy> vacancies) {
        var status = briefing.statusAt(clock.instant());
        if (status != BriefingStatus.DRAFT && status != BriefingStatus.SCHEDULED) return Set.of();
        var vacant = vacancies.stream()
                .filter(v -> v.time().overlaps(briefing.held()))
                .map(Vacancy::point)
                .collect(Collectors.toSet());
        return briefing.points().stream()
                .filter(p -> p.room() == null && vacant.contains(p.point()))
                .map(ExpectedPoint::point)
                .collect(Collectors.toSet());
    }

    private Mono<Void> findRooms(Briefing briefing, Set<String> wanted, Map<String, Point> catalogue) {
        var wishes = briefing.points().stream()
                .filter(p -> wanted.contains(p.point()))
                .map(p -> new RoomWish(p.point(), p.required(), rooms(catalogue.get(p.point()), p.quota())))
                .toList();
        var claim = new Claim(briefing.id().value(), wishes, List.of(), briefing.held());
        return reservations
                .allot(List.of(claim), List.of())
                .map(List::getFirst)
                .filter(found -> !found.rooms().isEmpty())
                .filterWhen(found -> isBearable(briefing, Grant.of(claim, found), catalogue))
                .flatMap(found ->
                        reservations.reserve(List.of(Grant.of(claim, found))).then(change(briefing, found)));
    }

    /** Whether the conference server and the lines carry what a briefing has and gets; if not, it goes on waiting. */
    private Mono<Boolean> isBearable(Briefing briefing, Grant found, Map<String, Point> catalogue) {
        var rooms = new HashMap<>(briefing.roomsByPoint());
        rooms.putAll(found.rooms());
        var all = new Grant(found.holder(), rooms, found.people(), found.time(), false, null);
        return capacity.check(List.of(all), Map.of(), List.of(), Set.of(all.holder()), catalogue)
                .thenReturn(true)
                .onErrorReturn(ProblemException.class, false);
    }

    private static List<String> rooms(@Nullable Point point, int quota) {
        if (point == null || point.retired()) return List.of();
        return point.roomsFor(Math.max(1, quota)).stream().map(Room::id).toList();
    }

    private Mono<Void> change(Briefing briefing, Allotment found) {
        var after = briefing.withLaterPoints(briefing.points().stream()
                .map(p -> withRoom(p, found.rooms().get(p.point())))
                .toList());
        return briefings.change(List.of(new BriefingChange(briefing, after, null)), "room-found", Actor.SYSTEM);
    }

    private static ExpectedPoint withRoom(ExpectedPoint p, @Nullable String room) {
        return room == null ? p : new ExpectedPoint(p.point(), p.required(), room, false, p.quota());
    }
}
