package vn.giaoban.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.LoadStep;

/** How uses add up: pure functions. */
final class CapacityPolicy {

    private CapacityPolicy() {}

    /**
     * The most that is used at once while any of the new uses lasts; empty when there is none. A sum only rises where something begins, so
     * that only beginnings are looked at.
     *
     * @param others uses that are there already
     */
    static Optional<Peak> peak(List<Use> added, List<Use> others) {
        return added.stream()
                .flatMap(use -> peaksWithin(use, added, others))
                .max(Comparator.comparingInt(Peak::amount).thenComparing(Peak::at, Comparator.reverseOrder()));
    }

    private static Stream<Peak> peaksWithin(Use use, List<Use> added, List<Use> others) {
        var near = Stream.concat(added.stream(), others.stream())
                .filter(other -> other.time().overlaps(use.time()))
                .toList();
        return Stream.concat(Stream.of(use), near.stream())
                .map(other -> other.time().start())
                .filter(use.time()::contains)
                .distinct()
                .map(at -> new Peak(amountAt(at, near), at));
    }

    private static int amountAt(Instant at, List<Use> uses) {
        return uses.stream()
                .filter(use -> use.time().contains(at))
                .mapToInt(Use::amount)
                .sum();
    }

    /** Whether the line of a point could be too narrow for all its rooms at once: of others nothing has to be counted. */
    static boolean isNarrow(Point point, int mbpsPerEndpoint) {
        return point.uplinkMbps() != null && point.rooms().size() * mbpsPerEndpoint > point.uplinkMbps();
    }

    /** The highest stretches of a curve that are higher than what comes right before and right after them, highest first. */
    static List<LoadStep> summits(List<LoadStep> curve, int most) {
        var summits = new ArrayList<LoadStep>();
        var level = withoutSeams(curve);
        for (var i = 0; i < level.size(); i++) {
            var step = level.get(i);
            var before = i > 0 && level.get(i - 1).to().equals(step.from())
                    ? level.get(i - 1).endpoints()
                    : 0;
            var after = i + 1 < level.size() && level.get(i + 1).from().equals(step.to())
                    ? level.get(i + 1).endpoints()
                    : 0;
            if (step.endpoints() > before && step.endpoints() > after) summits.add(step);
        }
        return summits.stream()
                .sorted(Comparator.comparingInt(LoadStep::endpoints).reversed().thenComparing(LoadStep::from))
                .limit(most)
                .toList();
    }

    /** Stretches of one height that touch are one. */
    private static List<LoadStep> withoutSeams(List<LoadStep> curve) {
        var level = new ArrayList<LoadStep>();
        for (var step : curve) {
            var last = level.isEmpty() ? null : level.getLast();
            if (last != null && last.to().equals(step.from()) && last.endpoints() == step.endpoints())
                level.set(
                        level.size() - 1,
                        new LoadStep(
                                last.from(), step.to(), step.endpoints(), Math.max(last.holders(), step.holders())));
            else level.add(step);
        }
        return level;
    }
}
