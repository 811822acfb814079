package vn.giaoban.drafting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.Booking;
import vn.giaoban.booking.ConflictExplainer;
import vn.giaoban.booking.Refused;
import vn.giaoban.booking.ScheduleConflict;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeRules;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.Planner;
import vn.giaoban.planning.Repetition;
import vn.giaoban.points.PointGroups;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Hold;
import vn.giaoban.reservations.Reservations;

/** Looks, while somebody types, what would be in the way of the booking: by the plans and explanations of the booking itself, without any lock. */
@Component
class Lookout {

    private static final Mono<ScheduleConflict> NOTHING = Mono.just(new ScheduleConflict(List.of(), List.of()));

    private final DraftReader reader;
    private final OwnHolds holds;
    private final PointGroups groups;
    private final Reservations reservations;
    private final ConflictExplainer explainer;
    private final OfficeRules rules;
    private final Clock clock;

    Lookout(
            DraftReader reader,
            OwnHolds holds,
            PointGroups groups,
            Reservations reservations,
            ConflictExplainer explainer,
            OfficeRules rules,
            Clock clock) {
        this.reader = reader;
        this.holds = holds;
        this.groups = groups;
        this.reservations = reservations;
        this.explainer = explainer;
        this.rules = rules;
        this.clock = clock;
    }

    /** What would come of the form. */
    Mono<Outlook> look(Draft draft, Actor actor) {
        var reading = reader.readWishes(draft);
        var form = reading.form();
        var points = draft.points().size();
        if (form == null) return Mono.just(Outlook.of(points, reading.mistakes()));
        return Mono.zip(groups.expand(form.groups(), form.codes()), holds.of(actor))
                .flatMap(found -> look(draft, form, found.getT1(), found.getT2(), actor))
                .onErrorResume(ProblemException.class, fault -> mistaken(fault, draft));
    }

    /** What the catalogue or the rule of a series does not allow. */
    private static Mono<Outlook> mistaken(ProblemException fault, Draft draft) {
        if (!(fault.problem() instanceof InvalidRequest invalid)) return Mono.error(fault);
        return Mono.just(Outlook.of(draft.points().size(), DraftReader.mistakes(invalid.errors(), draft)));
    }

    private Mono<Outlook> look(
            Draft draft, BriefingForm form, PointGroups.Expansion found, List<Hold> own, Actor actor) {
        var plans = plans(form, found, actor);
        var yielding = own.stream().map(Hold::id).collect(Collectors.toSet());
        if (draft.edited() != null) yielding.add(draft.edited().briefing());
        var terms = new Booking.Terms(found.points(), yielding, List.of(), false);
        return reservations
                .allot(plans.stream().map(BriefingPlan::claim).toList(), yielding)
                .flatMap(allotments -> judged(plans, allotments, terms))
                .map(judged -> outlook(form, plans, judged, own, draft.edited() != null));
    }

    private List<BriefingPlan> plans(BriefingForm form, PointGroups.Expansion found, Actor actor) {
        var now = clock.instant();
        if (form.recurrence() == null) return List.of(Planner.plan(form, found, Map.of(), actor, now));
        var repetition = Repetition.of(form, now);
        var first = Repetition.formAt(form, repetition.occurrences().getFirst());
        return repetition.plans(Planner.plan(first, found, Map.of(), actor, now));
    }

    /** What is in the way of it, and of what it can do without. */
    private record Judged(ScheduleConflict conflict, List<Conflict> missing) {}

    private Mono<Judged> judged(List<BriefingPlan> plans, List<Allotment> allotments, Booking.Terms terms) {
        var needed = new ArrayList<Refused>();
        var optional = new ArrayList<Refused>();
        for (var i = 0; i < plans.size(); i++) {
            var clashes = allotments.get(i).clashesOf(plans.get(i).needed());
            add(plans.get(i), clashes, needed);
            add(plans.get(i), without(allotments.get(i).clashes(), clashes), optional);
        }
        return Mono.zip(
                        needed.isEmpty() ? NOTHING : explainer.explain(needed, plans, terms),
                        explainer.conflicts(optional, plans.size() > 1, terms))
                .map(parts -> new Judged(parts.getT1(), parts.getT2()));
    }

    private static void add(BriefingPlan plan, List<Clash> clashes, List<Refused> refused) {
        if (!clashes.isEmpty()) refused.add(new Refused(plan, clashes));
    }

    private static List<Clash> without(List<Clash> all, Collection<Clash> some) {
        return all.stream().filter(clash -> !some.contains(clash)).toList();
    }

    private Outlook outlook(
            BriefingForm form, List<BriefingPlan> plans, Judged judged, List<Hold> own, boolean booked) {
        return new Outlook(
                plans.stream().map(plan -> plan.briefing().time()).toList(),
                form.recurrence() == null ? null : form.recurrence().rrule(),
                plans.getFirst().briefing().points().size(),
                judged.conflict().conflicts(),
                judged.missing(),
                judged.conflict().suggestions(),
                broken(plans),
                null,
                heldUntil(form, own),
                booked,
                List.of());
    }

    /** Each office rule that one of the times breaks, with the first that does. */
    private List<Outlook.BrokenRule> broken(List<BriefingPlan> plans) {
        var broken = new LinkedHashMap<String, Outlook.BrokenRule>();
        for (var plan : plans) {
            var time = plan.briefing().time();
            rules.check(time, HomeZone.ID, isUrgent(plan.briefing()), clock.instant())
                    .forEach(breach -> broken.putIfAbsent(breach.rule(), new Outlook.BrokenRule(time, breach)));
        }
        return List.copyOf(broken.values());
    }

    private static boolean isUrgent(Briefing briefing) {
        return briefing.priority() == Priority.URGENT && briefing.urgentReason() != null;
    }

    /** Until when the account holds a room at each of the form's points in its time. */
    private static @Nullable Instant heldUntil(BriefingForm form, List<Hold> own) {
        var time = new TimeRange(form.start().toInstant(), form.end().toInstant());
        return own.stream()
                .filter(hold -> hold.id().equals(form.hold()))
                .filter(hold ->
                        hold.time().equals(time) && hold.rooms().keySet().equals(codes(form)))
                .map(Hold::expiresAt)
                .findFirst()
                .orElse(null);
    }

    private static Set<String> codes(BriefingForm form) {
        var points = form.points() == null ? List.<BriefingForm.PointEntry>of() : form.points();
        return points.stream().map(BriefingForm.PointEntry::code).collect(Collectors.toSet());
    }
}
