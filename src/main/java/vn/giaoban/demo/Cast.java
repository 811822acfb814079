package vn.giaoban.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.roster.Roll;

/**
 * Who plays whom when a {@link Recording} is told of a briefing: a point's device itself, with the delegates in its room; those whom no point sent the persons of the recording. Plain
 * Java.
 */
final class Cast {

    private static final List<Actor> GUEST = List.of(new Actor("g", null, null, 0));

    private final Map<String, List<Actor>> actors;

    private Cast(Map<String, List<Actor>> actors) {
        this.actors = actors;
    }

    /**
     * One of those who come and go.
     *
     * @param mark tells their addresses apart
     * @param id as tokens name them; null for a guest
     * @param after how many seconds after the one whom they play they come
     */
    record Actor(String mark, @Nullable String id, @Nullable String name, int after) {}

    /** The cast of a briefing. */
    static Cast of(Roll roll) {
        var actors = new HashMap<String, List<Actor>>();
        roll.points()
                .forEach(point -> role(actors, "POINT:" + point.point())
                        .add(new Actor("p", "POINT:" + point.point(), point.point(), 0)));
        var persons = 0;
        for (var delegate : roll.delegates()) {
            var point = delegate.point();
            var played = point == null ? "D-%02d".formatted(++persons) : "POINT:" + point;
            var company = role(actors, played);
            company.add(new Actor(
                    "d" + company.size(),
                    delegate.id().toString(),
                    delegate.name(),
                    point == null ? 0 : company.size()));
        }
        return new Cast(actors);
    }

    private static List<Actor> role(Map<String, List<Actor>> actors, String played) {
        return actors.computeIfAbsent(played, _ -> new ArrayList<>());
    }

    /** Those who play somebody; nobody for one whom the briefing does not expect. */
    List<Actor> of(String played) {
        return played.isEmpty() ? GUEST : actors.getOrDefault(played, List.of());
    }
}
