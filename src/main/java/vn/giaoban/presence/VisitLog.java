package vn.giaoban.presence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.intake.ConferenceEvent;

/**
 * All visits to the rooms of one briefing, put together from what was told in any order, twice, or only in part.
 *
 * <p>A visit ends when it was told to have ended; else when its address was next told to come or go, since an address is in a room
 * once at a time; else when the room closed or died. Else it is open. With polls, an open visit whose address is missing from a
 * later list ended when it was last seen, and who is in a list although nobody told of their coming has a visit from then on.
 *
 * @param visits by begin, then address
 * @param opened when the first room opened; empty when none did
 * @param closed when the last main room closed; empty when it stands, as far as anybody told, or none opened
 */
record VisitLog(List<Visit> visits, Optional<Instant> opened, Optional<Instant> closed) {

    private static final Comparator<Visit> ORDER =
            Comparator.comparing(Visit::from).thenComparing(Visit::jid).thenComparing(Visit::room);

    /** Reads the facts. */
    static VisitLog of(Facts facts) {
        var events = facts.events().stream().collect(Collectors.groupingBy(ConferenceEvent::roomJid));
        var polls = facts.polls().stream().collect(Collectors.groupingBy(OccupantPoll::room));
        var known = new Acquaintances(facts.polls().isEmpty() ? List.of() : facts.events());
        var rooms = Stream.concat(events.keySet().stream(), polls.keySet().stream())
                .distinct()
                .sorted()
                .map(room -> RoomLog.of(
                        room, events.getOrDefault(room, List.of()), polls.getOrDefault(room, List.of()), known))
                .toList();
        var mains = rooms.stream().filter(room -> !room.breakout()).toList();
        var visits = rooms.stream()
                .flatMap(room -> room.visits(room.breakout() ? mains : List.of()))
                .sorted(ORDER)
                .toList();
        return new VisitLog(visits, firstOpened(rooms), lastClosed(mains));
    }

    private static Optional<Instant> firstOpened(List<RoomLog> rooms) {
        return rooms.stream()
                .flatMap(room -> Stream.ofNullable(room.lives().opened()))
                .min(Instant::compareTo);
    }

    private static Optional<Instant> lastClosed(List<RoomLog> mains) {
        return mains.stream()
                .flatMap(room -> Stream.ofNullable(room.lives().last()))
                .max(Map.Entry.comparingByKey())
                .flatMap(Map.Entry::getValue);
    }
}
