package vn.giaoban.displacement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Grant;

/**
 * What is settled while those who make way are placed one after the other, and is not in the database yet.
 *
 * @param taker the briefing for which they make way
 * @param taken what it gets
 * @param placed those who have their place
 * @param people who can't be in two briefings at once, by briefing
 * @param catalogue the points of those who make way, by code
 */
record Ground(
        Briefing taker,
        Grant taken,
        List<Displaced> placed,
        Map<UUID, Collection<String>> people,
        Map<String, Point> catalogue) {

    Ground with(Displaced next) {
        var all = new ArrayList<>(placed);
        all.add(next);
        return new Ground(taker, taken, List.copyOf(all), people, catalogue);
    }

    List<String> peopleOf(Briefing briefing) {
        return List.copyOf(people.getOrDefault(briefing.id().value(), List.of()));
    }

    /** Whether a room is given to somebody else in this time. */
    boolean takesRoom(String room, TimeRange time) {
        return grants(time).anyMatch(grant -> grant.rooms().containsValue(room));
    }

    /** Whether one of these people, whose addresses are in lower case, is needed elsewhere in this time. */
    boolean takesAnyOf(List<String> wanted, TimeRange time) {
        return grants(time)
                .flatMap(grant -> grant.people().stream())
                .map(person -> person.toLowerCase(Locale.ROOT))
                .anyMatch(wanted::contains);
    }

    private Stream<Grant> grants(TimeRange time) {
        return Stream.concat(
                        Stream.of(taken),
                        placed.stream().filter(Displaced::isKept).map(Displaced::grant))
                .filter(grant -> grant.time().overlaps(time));
    }

    /** Those whose reservations in the database do not count for the next one: its own, and those of who is placed already. */
    Set<UUID> yieldingFor(Briefing next) {
        var ids =
                new HashSet<>(placed.stream().map(d -> d.before().id().value()).collect(Collectors.toSet()));
        ids.add(next.id().value());
        return ids;
    }
}
