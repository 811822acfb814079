package vn.giaoban.points;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;

/** Reads from the catalogue what a request's groups and codes mean. */
@Component
public class PointGroups {

    private static final String TREE = "TREE:";

    private final Points points;

    PointGroups(Points points) {
        this.points = points;
    }

    /**
     * The catalogue's part in a request.
     *
     * @param points all that are meant, in catalogue order by code; retired ones among those named one by one
     * @param grouped codes of those that the groups bring in
     */
    public record Expansion(Map<String, Point> points, List<String> grouped) {}

    /** Expands; fails with {@link InvalidRequest} for a group that is none. */
    public Mono<Expansion> expand(@Nullable List<String> groups, Collection<String> codes) {
        var names = groups == null ? List.<String>of() : groups;
        return Flux.range(0, names.size())
                .concatMap(i -> members(names.get(i), "/groups/" + i))
                .collectMap(Point::code, point -> point, () -> new LinkedHashMap<String, Point>())
                .flatMap(grouped -> names.size() == 1 && grouped.keySet().containsAll(codes)
                        ? Mono.just(new Expansion(grouped, List.copyOf(grouped.keySet())))
                        : inOrder(grouped, codes));
    }

    /** Several groups, and points named one by one, take their order from the catalogue. */
    private Mono<Expansion> inOrder(Map<String, Point> grouped, Collection<String> codes) {
        var all = new LinkedHashSet<>(grouped.keySet());
        all.addAll(codes);
        return points.byCodes(all)
                .map(found -> new Expansion(
                        found,
                        found.keySet().stream().filter(grouped::containsKey).toList()));
    }

    private Flux<Point> members(String group, String pointer) {
        return switch (group) {
            case "ALL" -> points.ofKinds(List.of(PointKind.DEPARTMENT, PointKind.DISTRICT));
            case "DEPARTMENTS" -> points.ofKinds(List.of(PointKind.DEPARTMENT));
            case "DISTRICTS" -> points.ofKinds(List.of(PointKind.DISTRICT));
            default -> group.startsWith(TREE) ? tree(group.substring(TREE.length()), pointer) : unknown(pointer);
        };
    }

    private Flux<Point> tree(String root, String pointer) {
        return points.below(root)
                .switchIfEmpty(Flux.error(() -> InvalidRequest.at(pointer, root + " is not the code of a point")
                        .asException()));
    }

    private static Flux<Point> unknown(String pointer) {
        var detail = "must be ALL, DEPARTMENTS, DISTRICTS or TREE:<code>";
        return Flux.error(InvalidRequest.at(pointer, detail).asException());
    }
}
