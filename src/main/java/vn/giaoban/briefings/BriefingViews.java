package vn.giaoban.briefings;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;

/** A briefing as it is read: its plan, the names of its points, and what the other modules add. */
@Component
public class BriefingViews {

    private final Points points;
    private final ObjectProvider<BriefingPart> parts;
    private final Clock clock;

    BriefingViews(Points points, ObjectProvider<BriefingPart> parts, Clock clock) {
        this.points = points;
        this.parts = parts;
        this.clock = clock;
    }

    /** The whole briefing. */
    public Mono<Map<String, Object>> whole(Briefing briefing) {
        var codes = briefing.points().stream().map(ExpectedPoint::point).toList();
        return Mono.zip(points.byCodes(codes), additions(List.of(briefing)))
                .map(found ->
                        view(briefing, found.getT1(), found.getT2().getOrDefault(briefing.id(), List.of()), true));
    }

    /**
     * What the secretary of a point sees of a briefing: nothing of other points and their people.
     *
     * @param point its code
     */
    Mono<Map<String, Object>> ofPoint(Briefing briefing, String point) {
        var codes = List.of(point);
        return Mono.zip(points.byCodes(codes), additions(List.of(briefing))).map(found -> {
            var additions = found.getT2().getOrDefault(briefing.id(), List.of());
            var view = view(briefing, Map.of(), additions, false);
            view.put(
                    "points",
                    briefing.points().stream()
                            .filter(p -> p.point().equals(point))
                            .map(p -> point(p, found.getT1().get(p.point()), additions))
                            .toList());
            return view;
        });
    }

    /** Briefings of a list: without their points and delegates, whose number is in {@code counts}. */
    public Mono<List<Map<String, Object>>> brief(List<Briefing> briefings) {
        if (briefings.isEmpty()) return Mono.just(List.of());
        return additions(briefings)
                .map(found -> briefings.stream()
                        .map(b -> view(b, Map.of(), found.getOrDefault(b.id(), List.of()), false))
                        .toList());
    }

    private Mono<Map<BriefingId, List<BriefingAddition>>> additions(List<Briefing> briefings) {
        return Flux.fromStream(parts::orderedStream)
                .concatMap(part -> part.view(briefings))
                .concatMapIterable(Map::entrySet)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Map<String, Object> view(
            Briefing b, Map<String, Point> catalogue, List<BriefingAddition> additions, boolean whole) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", b.id());
        view.put("version", b.version());
        view.put("status", b.statusAt(clock.instant()));
        view.put("series", null);
        view.put("title", b.title());
        view.put("agenda", b.agenda());
        view.put("chair", b.chair());
        view.put("host", b.host());
        view.put("start", b.time().start().atZone(b.zone()).toOffsetDateTime());
        view.put("end", b.time().end().atZone(b.zone()).toOffsetDateTime());
        view.put("timeZone", b.zone().getId());
        view.put("policy", b.policy());
        view.put("priority", b.priority());
        view.put("urgentReason", b.urgentReason());
        view.put("bufferBefore", b.bufferBefore().toString());
        view.put("bufferAfter", b.bufferAfter().toString());
        view.put("reminders", b.reminders().stream().map(Object::toString).toList());
        view.put("attendance", rules(b.attendance()));
        view.put("cancelReason", b.cancelReason());
        if (whole)
            view.put(
                    "points",
                    b.points().stream()
                            .map(p -> point(p, catalogue.get(p.point()), additions))
                            .toList());
        additions.forEach(addition -> view.putAll(addition.members()));
        if (!whole) view.remove("delegates");
        return view;
    }

    private static Map<String, Object> point(ExpectedPoint p, @Nullable Point point, List<BriefingAddition> additions) {
        var view = new LinkedHashMap<String, Object>();
        view.put("code", p.point());
        view.put("name", point == null ? p.point() : point.name());
        view.put("required", p.required());
        view.put("room", p.room());
        view.put("roomName", point == null ? null : roomName(point, p.room()));
        view.put("quota", p.quota());
        additions.forEach(addition -> view.putAll(addition.points().getOrDefault(p.point(), Map.of())));
        return view;
    }

    private static @Nullable String roomName(Point point, @Nullable String room) {
        return point.rooms().stream()
                .filter(r -> r.id().equals(room))
                .map(Room::name)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> rules(AttendanceRules rules) {
        var view = new LinkedHashMap<String, Object>();
        put(view, "lateAfter", rules.lateAfter());
        put(view, "leftEarlyBeforeEnd", rules.leftEarlyBeforeEnd());
        put(view, "absentBelowShare", rules.absentBelowShare());
        put(view, "bridgeGapsUnder", rules.bridgeGapsUnder());
        return view;
    }

    private static void put(Map<String, Object> view, String name, @Nullable Object rule) {
        Stream.ofNullable(rule).forEach(r -> view.put(name, r instanceof Double ? r : Objects.toString(r)));
    }
}
