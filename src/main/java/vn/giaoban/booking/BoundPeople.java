package vn.giaoban.booking;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.database.LateRefusal;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Reservations;

/** People who are bound to a briefing after it was booked, or set free again: who chairs or reports can't be in two at once. */
@Component
public class BoundPeople {

    private final Reservations reservations;
    private final ConflictExplainer explainer;

    BoundPeople(Reservations reservations, ConflictExplainer explainer) {
        this.reservations = reservations;
        this.explainer = explainer;
    }

    /**
     * Within a transaction, the briefing got for change: holds people for its time, beside those whom it has already; fails with
     * {@code schedule-conflict} when one of them is in another briefing then.
     *
     * @param mails their addresses, in any case
     */
    public Mono<Void> bind(Briefing briefing, Collection<String> mails) {
        if (mails.isEmpty()) return Mono.empty();
        var id = briefing.id().value();
        return reservations
                .lock(List.of(briefing.held()))
                .then(reservations.peopleOf(List.of(id)))
                .map(has -> without(lower(mails), has.getOrDefault(id, List.of())))
                .flatMap(missing -> missing.isEmpty() ? Mono.empty() : reserve(briefing, missing));
    }

    /** Within a transaction, the briefing got for change: these people may be elsewhere at its time. */
    public Mono<Void> free(Briefing briefing, Collection<String> mails) {
        if (mails.isEmpty()) return Mono.empty();
        return reservations
                .lock(List.of(briefing.held()))
                .then(reservations.releasePeople(briefing.id().value(), lower(mails)));
    }

    private Mono<Void> reserve(Briefing briefing, List<String> people) {
        var claim = new Claim(briefing.id().value(), List.of(), people, briefing.held());
        return reservations
                .allot(List.of(claim), List.of())
                .map(List::getFirst)
                .flatMap(found -> found.clashes().isEmpty()
                        ? reservations.reserve(List.of(Grant.of(claim, found)))
                        : Mono.error(new LateRefusal(conflict(briefing, people, found.clashes()))));
    }

    private Mono<ScheduleConflict> conflict(Briefing briefing, List<String> people, List<Clash> clashes) {
        var plan = new BriefingPlan(briefing, List.of(), people, List.of());
        return explainer
                .conflicts(List.of(new Refused(plan, clashes)), false, Booking.Terms.allOf(Map.of()))
                .map(conflicts -> new ScheduleConflict(conflicts, List.of()));
    }

    private static List<String> lower(Collection<String> mails) {
        return mails.stream()
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static List<String> without(List<String> mails, Collection<String> others) {
        return mails.stream().filter(mail -> !others.contains(mail)).toList();
    }
}
