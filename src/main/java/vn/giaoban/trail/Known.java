package vn.giaoban.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** Gathers whom and what the history of a briefing names, so that it can say names instead of ids. */
@Component
class Known {

    private final Briefings briefings;
    private final Points points;
    private final Roster roster;

    Known(Briefings briefings, Points points, Roster roster) {
        this.briefings = briefings;
        this.points = points;
        this.roster = roster;
    }

    /**
     * A briefing and the names of its people.
     *
     * @param names of points by code, of rooms, delegates and personal links by id
     */
    record Named(Briefing briefing, Map<String, String> names) {}

    /** Fails with {@code not-found}. */
    Mono<Named> of(BriefingId id) {
        return briefings.get(id).flatMap(this::of);
    }

    private Mono<Named> of(Briefing briefing) {
        var codes = new ArrayList<>(
                briefing.points().stream().map(ExpectedPoint::point).toList());
        if (briefing.host() != null) codes.add(briefing.host());
        return Mono.zip(
                        points.byCodes(codes),
                        roster.roll(briefing.id()),
                        roster.linksOf(briefing.id()).collectList())
                .map(found -> new Named(briefing, names(found.getT1(), found.getT2(), found.getT3())));
    }

    private static Map<String, String> names(Map<String, Point> points, Roll roll, List<JoinLink> links) {
        var names = new HashMap<String, String>();
        for (var point : points.values()) {
            names.put(point.code(), point.name());
            for (var room : point.rooms()) names.put(room.id(), room.name());
        }
        for (Delegate delegate : roll.delegates()) names.put(delegate.id().toString(), delegate.name());
        for (var link : links) {
            var who = link.delegate() == null ? link.point() : link.delegate().toString();
            if (who != null && names.containsKey(who)) names.put(link.id().toString(), names.getOrDefault(who, who));
        }
        return Map.copyOf(names);
    }
}
