package vn.giaoban.conferences;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingAddition;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingPart;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.kernel.Actor;
import vn.giaoban.reservations.Loads;

/**
 * Gives each new briefing its room, on the server that it was placed on when it was booked, and each briefing's JSON the member
 * {@code conference: {name, server, openAt, closeAt}}.
 */
@Component
class ConferencePart implements BriefingPart {

    private final ConferenceStore store;
    private final ConferenceSettings settings;
    private final Deployments deployments;
    private final Loads loads;
    private final RoomNames names;
    private final Clock clock;

    ConferencePart(
            ConferenceStore store,
            ConferenceSettings settings,
            Deployments deployments,
            Loads loads,
            RoomNames names,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.deployments = deployments;
        this.loads = loads;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Mono<Void> store(List<NewBriefing> added, Actor actor) {
        var briefings = added.stream().map(b -> b.briefing().id()).toList();
        return names.next(briefings.size())
                .flatMap(found -> loads.serversOf(values(briefings)).map(placed -> rooms(briefings, found, placed)))
                .flatMap(rooms -> store.add(briefings, rooms));
    }

    private List<RoomAt> rooms(List<BriefingId> briefings, List<String> found, Map<UUID, String> placed) {
        var rooms = new ArrayList<RoomAt>();
        for (var i = 0; i < found.size(); i++) {
            var server = placed.get(briefings.get(i).value());
            rooms.add(new RoomAt(
                    found.get(i), server == null ? deployments.first().name() : server));
        }
        return rooms;
    }

    /** The window follows from the briefing's time, and the room keeps its name; a booking anew may have put it on another server. */
    @Override
    public Mono<Void> change(List<BriefingChange> changes, Actor actor) {
        var before = changes.stream().map(BriefingChange::before).toList();
        var ids = before.stream().map(Briefing::id).toList();
        return loads.serversOf(values(ids))
                .zipWhen(_ -> store.roomsOf(ids))
                .flatMapIterable(found -> moves(before, found.getT1(), found.getT2()))
                .concatMap(move -> store.move(move.briefing(), move.server()))
                .then();
    }

    /** A room that goes to another server. */
    private record Move(BriefingId briefing, String server) {}

    private List<Move> moves(List<Briefing> briefings, Map<UUID, String> placed, Map<BriefingId, RoomAt> rooms) {
        var moves = new ArrayList<Move>();
        for (var briefing : briefings) {
            var room = rooms.get(briefing.id());
            var server = placed.get(briefing.id().value());
            if (room == null || server == null || isSame(room.server(), server)) continue;
            var known = deployments.find(room.server()).isPresent();
            PlacingPolicy.mayMove(briefing, settings.conferenceOf(briefing, room), known, clock.instant())
                    .ifPresent(problem -> {
                        throw problem.asException();
                    });
            moves.add(new Move(briefing.id(), server));
        }
        return moves;
    }

    private boolean isSame(String server, String other) {
        return deployments.presentName(server).equals(deployments.presentName(other));
    }

    @Override
    public Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> briefings) {
        return store.roomsOf(briefings.stream().map(Briefing::id).toList()).map(rooms -> additions(briefings, rooms));
    }

    private Map<BriefingId, BriefingAddition> additions(List<Briefing> briefings, Map<BriefingId, RoomAt> rooms) {
        var additions = new HashMap<BriefingId, BriefingAddition>();
        for (var briefing : briefings) {
            var room = rooms.get(briefing.id());
            if (room == null) continue;
            var conference = ConferenceView.of(
                    settings.conferenceOf(briefing, room), deployments.presentName(room.server()), briefing.zone());
            additions.put(briefing.id(), new BriefingAddition(Map.of("conference", conference), Map.of()));
        }
        return additions;
    }

    private static List<UUID> values(List<BriefingId> briefings) {
        return briefings.stream().map(BriefingId::value).toList();
    }
}
