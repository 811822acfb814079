package vn.giaoban.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;

/**
 * What was told of one room.
 *
 * @param room its address
 * @param breakout whether it is a breakout room
 * @param told its visits
 * @param moves when each address that has a visit without an end was told to come or go
 * @param polls its occupant lists, by time
 */
record RoomLog(
        String room,
        boolean breakout,
        Map<Told.Key, Told> told,
        Map<String, TreeSet<Instant>> moves,
        RoomLives lives,
        List<OccupantPoll> polls) {

    /** The occupant list shows who came only after a moment: in a burst, joins were seen to take 2.8 s. */
    private static final Duration LIST_LAG = Duration.ofSeconds(5);

    /**
     * Reads what was told of a room.
     *
     * @param known whom the addresses belong to
     */
    static RoomLog of(String room, List<ConferenceEvent> events, List<OccupantPoll> polls, Acquaintances known) {
        var told = events.stream()
                .flatMap(Told::by)
                .collect(Collectors.toMap(Told::key, Function.identity(), Told::and, HashMap::new));
        var inOrder =
                polls.stream().sorted(Comparator.comparing(OccupantPoll::at)).toList();
        var log = of(room, events, inOrder, told);
        var seen = inOrder.isEmpty() ? List.<Told.Key>of() : Sightings.in(inOrder, log.presences());
        if (seen.isEmpty()) return log;
        seen.forEach(visit -> told.put(visit, known.named(visit)));
        return of(room, events, inOrder, told);
    }

    private static RoomLog of(
            String room, List<ConferenceEvent> events, List<OccupantPoll> inOrder, Map<Told.Key, Told> told) {
        var joins = told.keySet().stream().map(Told.Key::joined).collect(Collectors.toCollection(TreeSet::new));
        return new RoomLog(
                room,
                events.stream().anyMatch(ConferenceEvent::breakout),
                told,
                movesOf(events, told),
                new RoomLives(events, inOrder, joins),
                inOrder);
    }

    /** When each address was there, as far as its own reports tell. */
    private Map<String, List<Presence>> presences() {
        return visits(List.of())
                .collect(Collectors.groupingBy(Visit::jid, Collectors.mapping(Visit::presence, Collectors.toList())));
    }

    private static Map<String, TreeSet<Instant>> movesOf(List<ConferenceEvent> events, Map<Told.Key, Told> told) {
        // only visits without an end ask for the moves of their address
        var moves = new HashMap<String, TreeSet<Instant>>();
        for (var visit : told.values())
            if (visit.left() == null) moves.put(visit.key().jid(), new TreeSet<>());
        if (moves.isEmpty()) return moves;
        for (var visit : told.values()) {
            move(moves, visit.key().jid(), visit.key().joined());
            move(moves, visit.key().jid(), visit.left());
        }
        // a leave whose begin nobody told still ends what its address had open
        for (var event : events)
            if (event.occupant() != null && event.kind() == ConferenceEvent.Kind.OCCUPANT_LEFT)
                move(moves, event.occupant().jid(), event.occupant().leftAt());
        return moves;
    }

    private static void move(Map<String, TreeSet<Instant>> moves, String jid, @Nullable Instant at) {
        var known = moves.get(jid);
        if (at != null && known != null) known.add(at);
    }

    /**
     * The visits to the room.
     *
     * @param mains for a breakout room, the main rooms with whose lives it ends
     */
    Stream<Visit> visits(List<RoomLog> mains) {
        return told.values().stream()
                .map(visit -> new Visit(
                        room,
                        visit.key().jid(),
                        visit.id(),
                        visit.name(),
                        new Presence(visit.key().joined(), endOf(visit, mains)),
                        visit.source()));
    }

    private Instant endOf(Told visit, List<RoomLog> mains) {
        if (visit.left() != null) return visit.left();
        var joined = visit.key().joined();
        return Stream.of(nextMove(visit), lives.boundOf(joined), goneFromList(visit), boundOf(mains, joined))
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .map(end -> end.isBefore(joined) ? joined : end)
                .orElse(Presence.OPEN);
    }

    private @Nullable Instant nextMove(Told visit) {
        var moved = moves.get(visit.key().jid());
        return moved == null ? null : moved.higher(visit.key().joined());
    }

    private static @Nullable Instant boundOf(List<RoomLog> mains, Instant joined) {
        var ends = mains.stream()
                .flatMap(main -> Stream.ofNullable(main.lives.boundOf(joined)))
                .toList();
        return ends.size() < mains.size() || ends.isEmpty()
                ? null
                : ends.stream().max(Comparator.naturalOrder()).get();
    }

    /** When the address was last seen before a list that lacks it; null when no list does. */
    private @Nullable Instant goneFromList(Told visit) {
        var seen = visit.key().joined();
        for (var poll : polls) {
            if (poll.at().isBefore(visit.key().joined())) continue;
            if (poll.jids().contains(visit.key().jid())) seen = poll.at();
            else if (poll.at().isAfter(visit.key().joined().plus(LIST_LAG))) return seen;
        }
        return null;
    }
}
