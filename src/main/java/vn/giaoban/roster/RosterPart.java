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
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingAddition;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingPart;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.briefings.ExpectedPoint;
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
    public Mono<Void> store(Briefing briefing, List<PlannedDelegate> delegates, Actor actor) {
        return expect(briefing.id(), codes(briefing), delegates);
    }

    @Override
    public Mono<Void> change(Briefing before, Briefing after, Actor actor) {
        if (after.status() == BriefingStatus.CANCELLED) return store.revokeAll(after.id());
        var dropped = without(codes(before), codes(after));
        var added = without(codes(after), codes(before));
        var drop = dropped.isEmpty() ? Mono.<Void>empty() : store.dropPoints(after.id(), dropped);
        if (Objects.equals(before.chair(), after.chair())) return drop.then(expect(after.id(), added, List.of()));
        return drop.then(store.dropChair(after.id())).then(expect(after.id(), added, chair(after)));
    }

    private Mono<Void> expect(BriefingId briefing, List<String> points, List<PlannedDelegate> delegates) {
        var people = delegates.stream().map(RosterPart::toNew).toList();
        var ways = new ArrayList<RosterStore.NewLink>();
        points.forEach(point -> ways.add(newLink(point, null)));
        people.forEach(person -> ways.add(newLink(null, person.id())));
        return ways.isEmpty() ? Mono.empty() : store.insert(briefing, points, people, ways);
    }

    private RosterStore.NewLink newLink(@Nullable String point, @Nullable UUID delegate) {
        var id = UUID.randomUUID();
        return new RosterStore.NewLink(id, point, delegate, PersonalLinks.hash(links.token(id, 1)));
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
        view.put("tasks", List.of());
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
