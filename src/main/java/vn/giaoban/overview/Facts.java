package vn.giaoban.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegates;
import vn.giaoban.roster.Place;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;
import vn.giaoban.tasks.Task;
import vn.giaoban.tasks.Tasks;

/** Gathers what the page of a briefing tells. */
@Component
class Facts {

    private final Briefings briefings;
    private final Points points;
    private final Roster roster;
    private final Delegates delegates;
    private final Tasks tasks;
    private final Audiences audiences;

    Facts(Briefings briefings, Points points, Roster roster, Delegates delegates, Tasks tasks, Audiences audiences) {
        this.briefings = briefings;
        this.points = points;
        this.roster = roster;
        this.delegates = delegates;
        this.tasks = tasks;
        this.audiences = audiences;
    }

    /**
     * What is known of a briefing.
     *
     * @param points by code, as the catalogue has them now
     * @param places how far each point has come with its list, by code
     * @param tasks what points had to do
     * @param letters to how many a message goes when there is something to tell
     */
    record Found(
            Briefing briefing,
            Map<String, Point> points,
            Roll roll,
            Map<String, Place> places,
            List<Task> tasks,
            int letters) {

        /** A point's name, else its code. */
        String nameOf(String code) {
            var point = points.get(code);
            return point == null ? code : point.name();
        }
    }

    /** Fails with {@code not-found}. */
    Mono<Found> of(BriefingId id) {
        return briefings.get(id).flatMap(this::of);
    }

    private Mono<Found> of(Briefing briefing) {
        var codes = new ArrayList<>(
                briefing.points().stream().map(ExpectedPoint::point).toList());
        if (briefing.host() != null) codes.add(briefing.host());
        return Mono.zip(
                        points.byCodes(codes),
                        roster.roll(briefing.id()),
                        delegates.places(briefing.id()).collect(Collectors.toMap(Place::point, place -> place)),
                        tasks.of(briefing.id()).collectList(),
                        audiences.of(briefing))
                .map(found -> new Found(
                        briefing,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5().addressed().size()));
    }
}
