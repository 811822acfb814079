package vn.giaoban.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was in which room, as people said. One device with four delegates is one connection and four people: whoever is ticked counts as
 * there while the device is connected.
 */
final class TickLog {

    private final Map<String, Map<String, List<Tick>>> byPerson;

    TickLog(Collection<Tick> ticks) {
        byPerson = ticks.stream()
                .collect(Collectors.groupingBy(
                        Tick::who, Collectors.groupingBy(Tick::device, TreeMap::new, Collectors.toList())));
    }

    /**
     * The times for which a person was said to be in a room while its device was connected.
     *
     * @param visits of every device, by its identity
     */
    Stream<Visit> visitsOf(String who, Map<String, List<Visit>> visits) {
        return byPerson.getOrDefault(who, Map.of()).entrySet().stream()
                .flatMap(room ->
                        both(said(room.getValue()), connected(visits.getOrDefault(room.getKey(), List.of()))).stream()
                                .map(presence -> new Visit(
                                        room.getKey(), room.getKey(), who, null, presence, Visit.Source.TICK)));
    }

    private static List<Presence> connected(List<Visit> device) {
        return Presence.merged(device.stream().map(Visit::presence).toList());
    }

    /** What was said, in order: each word holds from its time on, whatever was said of that time before. */
    static List<Presence> said(List<Tick> ticks) {
        List<Presence> result = List.of();
        for (var tick :
                ticks.stream().sorted(Comparator.comparingLong(Tick::number)).toList()) {
            var next = new ArrayList<>(before(result, tick.since()));
            if (tick.present()) next.add(new Presence(tick.since(), Presence.OPEN));
            result = Presence.merged(next);
        }
        return result;
    }

    private static List<Presence> before(List<Presence> presences, Instant end) {
        return presences.stream()
                .filter(presence -> presence.from().isBefore(end))
                .map(presence -> presence.to().isAfter(end) ? new Presence(presence.from(), end) : presence)
                .toList();
    }

    /** The times that are in both; each list is in order and without overlaps. */
    static List<Presence> both(List<Presence> some, List<Presence> others) {
        var result = new ArrayList<Presence>();
        var one = 0;
        var other = 0;
        while (one < some.size() && other < others.size()) {
            var a = some.get(one);
            var b = others.get(other);
            var from = a.from().isAfter(b.from()) ? a.from() : b.from();
            var to = a.to().isBefore(b.to()) ? a.to() : b.to();
            if (from.isBefore(to)) result.add(new Presence(from, to));
            if (a.to().isBefore(b.to())) one++;
            else other++;
        }
        return result;
    }
}
