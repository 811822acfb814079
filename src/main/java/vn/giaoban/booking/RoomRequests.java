package vn.giaoban.booking;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.planning.PlanPolicy;
import vn.giaoban.planning.Planner;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Points;
import vn.giaoban.reservations.Grant;
import vn.giaoban.web.Forms;

/** Finds rooms for somebody who has no briefing yet, by the rules and with the explanations of a briefing. */
@Component
public class RoomRequests {

    private final Booking booking;
    private final PointGroups groups;
    private final Points points;
    private final Forms forms;
    private final Clock clock;

    RoomRequests(Booking booking, PointGroups groups, Points points, Forms forms, Clock clock) {
        this.booking = booking;
        this.groups = groups;
        this.points = points;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Checks what can be told without the catalogue.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest}
     */
    public void check(RoomRequest request) {
        var faults = PlanPolicy.faults(forms.valid(request).toForm(), clock.instant());
        if (!faults.isEmpty()) throw new InvalidRequest(List.copyOf(faults)).asException();
    }

    /**
     * Within a transaction: a room at each point, under a holder of its own; the hours are locked and nothing is reserved yet. Fails with
     * {@link InvalidRequest} or {@code schedule-conflict}.
     */
    public Mono<Grant> find(RoomRequest request, Actor actor) {
        var form = request.toForm();
        return points.keepForBooking()
                .then(groups.expand(form.groups(), form.codes()))
                .flatMap(found -> booking.find(
                        Planner.plan(form, found, Map.of(), actor, clock.instant()),
                        Booking.Terms.allOf(found.points())));
    }
}
