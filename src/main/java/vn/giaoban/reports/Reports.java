package vn.giaoban.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.Tallies;
import vn.giaoban.attendance.Tally;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;

/** Scorecards over the briefings of a period. */
@Component
public class Reports {

    private final Tallies tallies;
    private final Points points;

    Reports(Tallies tallies, Points points) {
        this.tallies = tallies;
        this.points = points;
    }

    /** One line per key that was expected at a closed briefing of the period; points in catalogue order, others by key. */
    public Mono<Scorecard> scorecard(TimeRange period, TallyBy by) {
        return tallies.of(period, by)
                .collectList()
                .flatMap(counted ->
                        catalogue(counted, by).map(known -> new Scorecard(period, by, scores(counted, known))));
    }

    private Mono<Map<String, Point>> catalogue(List<Tally> tallies, TallyBy by) {
        if (by != TallyBy.POINT) return Mono.just(Map.of());
        return points.byCodes(tallies.stream().map(Tally::key).collect(Collectors.toSet()));
    }

    private static List<Score> scores(List<Tally> tallies, Map<String, Point> known) {
        var previous = new HashMap<String, Tally>();
        tallies.stream().filter(Tally::previous).forEach(tally -> previous.put(tally.key(), tally));
        var order = new HashMap<String, Integer>();
        known.keySet().forEach(code -> order.put(code, order.size()));
        return tallies.stream()
                .filter(tally -> !tally.previous())
                .sorted((a, b) -> Integer.compare(
                        order.getOrDefault(a.key(), Integer.MAX_VALUE), order.getOrDefault(b.key(), Integer.MAX_VALUE)))
                .map(tally -> score(tally, known, previous.get(tally.key())))
                .toList();
    }

    private static Score score(Tally tally, Map<String, Point> known, @Nullable Tally before) {
        var point = known.get(tally.key());
        var name = point == null ? tally.name() : point.name();
        return Score.of(tally, name, before == null ? null : Score.of(before, name, null));
    }
}
