package vn.giaoban.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What occupant lists show that nothing else told of: the visits whose coming and going were both lost. Such a visit begins when it was
 * first seen.
 */
final class Sightings {

    /** Lists and events are of two clocks, and neither is told at once: nearer than this they speak of the same. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Map<String, List<Presence>> told;
    private final Map<String, Told.Key> seen = new HashMap<>();
    private final List<Told.Key> found = new ArrayList<>();

    private Sightings(Map<String, List<Presence>> told) {
        this.told = told;
    }

    /**
     * The visits that only lists show.
     *
     * @param polls by time
     * @param told when each address was there, as far as others told
     */
    static List<Told.Key> in(List<OccupantPoll> polls, Map<String, List<Presence>> told) {
        var sightings = new Sightings(told);
        polls.forEach(sightings::look);
        return sightings.found;
    }

    private void look(OccupantPoll poll) {
        seen.keySet().retainAll(poll.jids());
        for (var jid : poll.jids()) {
            if (Visit.isService(jid)) continue;
            var key = new Told.Key(jid, poll.at());
            if (isTold(key)) seen.remove(jid);
            else if (seen.putIfAbsent(jid, key) == null) found.add(key);
        }
    }

    private boolean isTold(Told.Key sighting) {
        for (var presence : told.getOrDefault(sighting.jid(), List.of())) {
            if (sighting.joined().isBefore(presence.from().minus(SLACK))) continue;
            if (presence.isOpen() || !sighting.joined().isAfter(presence.to().plus(SLACK))) return true;
        }
        return false;
    }
}
