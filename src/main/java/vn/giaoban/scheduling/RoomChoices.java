package vn.giaoban.scheduling;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingPatch;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.series.SeriesRecords;

/** A point chooses among its own rooms: a change of the plan like the secretary's, made for one point. */
@Component
public class RoomChoices {

    private final Briefings briefings;
    private final Replanner replanner;
    private final SeriesRecords records;
    private final BriefingPatch patches;
    private final Reservations reservations;
    private final Points points;
    private final Transactions transactions;
    private final JsonMapper json;

    RoomChoices(
            Briefings briefings,
            Replanner replanner,
            SeriesRecords records,
            BriefingPatch patches,
            Reservations reservations,
            Points points,
            Transactions transactions,
            JsonMapper json) {
        this.briefings = briefings;
        this.replanner = replanner;
        this.records = records;
        this.patches = patches;
        this.reservations = reservations;
        this.points = points;
        this.transactions = transactions;
        this.json = json;
    }

    /** The rooms of a point that can be booked at all, in catalogue order, as they are now; none for a point that is not expected. */
    public Mono<List<RoomChoice>> of(Briefing briefing, Point point) {
        var own = briefing.roomsByPoint().get(point.code());
        var rooms = point.rooms().stream()
                .filter(room -> !room.retired() || room.id().equals(own))
                .toList();
        var claim = new Claim(
                briefing.id().value(), rooms.stream().map(RoomChoices::wish).toList(), List.of(), briefing.held());
        return reservations
                .allot(List.of(claim), List.of())
                .map(List::getFirst)
                .map(found -> rooms.stream()
                        .map(room -> new RoomChoice(room.id(), room.name(), room.capacity(), state(room, own, found)))
                        .toList());
    }

    /** One wish per room, each under the room's own name, so that all free ones are found and not only the first. */
    private static RoomWish wish(Room room) {
        return new RoomWish(room.id(), false, List.of(room.id()));
    }

    private static RoomChoice.State state(Room room, @Nullable String own, Allotment found) {
        if (room.id().equals(own)) return RoomChoice.State.OWN;
        return found.rooms().containsValue(room.id()) ? RoomChoice.State.FREE : RoomChoice.State.TAKEN;
    }

    /**
     * Gives a point the room that it wants; it keeps the one it has until then. Fails with {@code schedule-conflict} when the room is taken,
     * with {@link InvalidRequest} when it is none of the point's, with {@link NotFound} when the point is not expected, with
     * {@code wrong-status} once the briefing has begun.
     *
     * @return the briefing, one version later, or as it was when the point has that room already
     */
    public Mono<Briefing> choose(BriefingId id, String point, String room, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(briefings.getForChange(id, "*"))
                .flatMap(before -> room.equals(before.roomsByPoint().get(expected(before, point)))
                        ? Mono.just(before)
                        : points.get(point)
                                .doOnNext(known -> requireRoom(known, room))
                                .flatMap(_ -> replan(before, point, room, actor))));
    }

    private Mono<Briefing> replan(Briefing before, String point, String room, Actor actor) {
        return replanner
                .replan(List.of(new Revision(before, form(before, point, room))), actor)
                .flatMap(replanned -> records.markChanged(before.id(), Set.of("points"))
                        .thenReturn(replanned.done(before.id()).briefing()));
    }

    private BriefingForm form(Briefing before, String point, String room) {
        var entries = before.points().stream()
                .map(p -> new BriefingForm.PointEntry(p.point(), p.required(), roomOf(p, point, room), p.quota()))
                .toList();
        var patch = json.createObjectNode();
        patch.set("points", json.valueToTree(entries));
        return patches.apply(before, patch);
    }

    private static @Nullable String roomOf(ExpectedPoint p, String point, String room) {
        if (p.point().equals(point)) return room;
        return p.pinned() ? p.room() : null;
    }

    private static String expected(Briefing briefing, String point) {
        if (briefing.points().stream().noneMatch(p -> p.point().equals(point)))
            throw new NotFound("Point " + point + " at this briefing").asException();
        return point;
    }

    private static void requireRoom(Point point, String room) {
        if (point.rooms().stream().noneMatch(r -> r.id().equals(room) && !r.retired()))
            throw InvalidRequest.at("/room", room + " is not a room of " + point.code() + " that can be booked")
                    .asException();
    }
}
