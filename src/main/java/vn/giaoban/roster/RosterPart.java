package vn.giaoban.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingAddition;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingPart;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.briefings.PlannedDelegate;
import vn.giaoban.kernel.Actor;

/** The roster's part of a briefing: who is expected, with a link each, and what they answered. */
@Component
@Order(2)
class RosterPart implements BriefingPart {

    private final RosterStore store;
    private final PersonalLinks links;

    RosterPart(RosterStore store, PersonalLinks links) {
        this.store = store;
        this.links = links;
    }

    @Override
    public Mono<Void> store(List<NewBriefing> briefings, Actor actor) {
        return expect(briefings.stream()
                .map(b -> expectation(b.briefing().id(), codes(b.briefing()), b.delegates()))
                .toList());
    }

    @Override
    public Mono<Void> change(List<BriefingChange> changes, Actor actor) {
        return revoke(changes).then(drop(changes)).then(dropChairs(changes)).then(add(changes));
    }

    private Mono<Void> revoke(List<BriefingChange> changes) {
        var cancelled = changes.stream()
                .filter(RosterPart::isCancelled)
                .map(c -> c.after().id())
                .toList();
        return cancelled.isEmpty() ? Mono.empty() : store.revokeAll(cancelled);
    }

    private Mono<Void> drop(List<BriefingChange> changes) {
        return Flux.fromIterable(changes)
                .filter(change -> !isCancelled(change))
                .concatMap(change -> {
                    var dropped = without(codes(change.before()), codes(change.after()));
                    return dropped.isEmpty()
                            ? Mono.<Void>empty()
                            : store.dropPoints(change.after().id(), dropped);
                })
                .then();
    }

    private Mono<Void> dropChairs(List<BriefingChange> changes) {
        var chairless = changes.stream()
                .filter(RosterPart::hasNewChair)
                .map(c -> c.after().id())
                .toList();
        return chairless.isEmpty() ? Mono.empty() : store.dropChairs(chairless);
    }

    private Mono<Void> add(List<BriefingChange> changes) {
        return expect(changes.stream()
                .filter(change -> !isCancelled(change))
                .map(change -> expectation(
                        change.after().id(),
                        without(codes(change.after()), codes(change.before())),
                        hasNewChair(change) ? chair(change.after()) : List.of()))
                .filter(RosterStore.Expectation::isAny)
                .toList());
    }

    private static boolean isCancelled(BriefingChange change) {
        return change.after().status() == BriefingStatus.CANCELLED;
    }

    private static boolean hasNewChair(BriefingChange change) {
        return !isCancelled(change)
                && !Objects.equals(change.before().chair(), change.after().chair());
    }

    private Mono<Void> expect(List<RosterStore.Expectation> expectations) {
        return expectations.isEmpty() ? Mono.empty() : store.insert(expectations);
    }

    private RosterStore.Expectation expectation(
            BriefingId briefing, List<String> points, List<PlannedDelegate> delegates) {
        var people = delegates.stream().map(RosterPart::toNew).toList();
        var ways = new ArrayList<RosterStore.NewLink>();
        points.forEach(point -> ways.add(links.newLink(point, null)));
        people.forEach(person -> ways.add(links.newLink(null, person.id())));
        return new RosterStore.Expectation(briefing.value(), points, people, ways);
    }

    private static RosterStore.NewDelegate toNew(PlannedDelegate d) {
        return new RosterStore.NewDelegate(
                UUID.randomUUID(), d.name(), d.title(), d.email(), d.phone(), d.point(), d.role());
    }

    private static List<PlannedDelegate> chair(Briefing briefing) {
        var chair = briefing.chair();
        if (chair == null || chair.email() == null) return List.of();
        return List.of(new PlannedDelegate(chair.name(), chair.title(), chair.email(), null, null, DelegateRole.CHAIR));
    }

    private static List<String> codes(Briefing briefing) {
        return briefing.points().stream().map(ExpectedPoint::point).toList();
    }

    private static List<String> without(List<String> codes, List<String> others) {
        var rest = new ArrayList<>(codes);
        rest.removeAll(others);
        return rest;
    }

    @Override
    public Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> briefings) {
        var ids = briefings.stream().map(b -> b.id().value()).toList();
        return store.expected(ids).map(expected -> additions(ids, expected));
    }

    private static Map<BriefingId, BriefingAddition> additions(List<UUID> ids, RosterStore.Expected expected) {
        var answers = expected.answers().stream().collect(Collectors.groupingBy(RosterStore.AnswerRow::briefing));
        var delegates = expected.delegates().stream().collect(Collectors.groupingBy(RosterStore.DelegateRow::briefing));
        return ids.stream()
                .collect(Collectors.toMap(
                        BriefingId::new,
                        id -> addition(answers.getOrDefault(id, List.of()), delegates.getOrDefault(id, List.of()))));
    }

    private static BriefingAddition addition(
            List<RosterStore.AnswerRow> answers, List<RosterStore.DelegateRow> delegates) {
        var members = new LinkedHashMap<String, Object>();
        members.put(
                "delegates",
                delegates.stream().map(RosterStore.DelegateRow::delegate).toList());
        members.put("counts", counts(answers));
        var points = new HashMap<String, Map<String, Object>>();
        answers.forEach(row -> points.put(row.answer().point(), toView(row.answer())));
        return new BriefingAddition(members, points);
    }

    private static Map<String, Object> toView(PointAnswer answer) {
        var view = new LinkedHashMap<String, Object>();
        view.put("response", answer.response());
        view.put("reason", answer.reason());
        return view;
    }

    private static Map<String, Object> counts(List<RosterStore.AnswerRow> answers) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("expected", answers.size());
        for (var response : List.of(Response.ACCEPTED, Response.DECLINED, Response.PENDING))
            counts.put(
                    response.name().toLowerCase(Locale.ROOT),
                    answers.stream()
                            .filter(a -> a.answer().response() == response)
                            .count());
        return counts;
    }
}
