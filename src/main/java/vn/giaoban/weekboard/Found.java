package vn.giaoban.weekboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Glance;
import vn.giaoban.points.Point;
import vn.giaoban.roster.AnswerCounts;

/**
 * What was asked for: points by kind in the order of the catalogue, briefings by time.
 *
 * @param all how many points there are, also those that were not searched for
 * @param counts what the briefings' points have answered
 * @param now when it was looked up
 */
record Found(List<Point> points, int all, List<Glance> briefings, Map<BriefingId, AnswerCounts> counts, Instant now) {

    /** What of all this a search finds: points by name and code; briefings by title, or by such a point. */
    static Found of(Search search, List<Point> points, List<Glance> briefings, Instant now) {
        var kept = points.stream()
                .filter(point -> search.finds(point.name(), point.code()))
                .sorted(Comparator.comparing(Point::kind))
                .toList();
        if (kept.size() == points.size()) return new Found(kept, points.size(), briefings, Map.of(), now);
        var codes = kept.stream().map(Point::code).collect(Collectors.toCollection(HashSet::new));
        var matching = briefings.stream()
                .filter(briefing -> search.finds(briefing.title())
                        || briefing.booked().stream().anyMatch(codes::contains))
                .toList();
        return new Found(kept, points.size(), matching, Map.of(), now);
    }

    Found with(Map<BriefingId, AnswerCounts> answers) {
        return new Found(points, all, briefings, answers, now);
    }

    /** Those whose points were asked. */
    List<BriefingId> told() {
        return briefings.stream().filter(Found::isTold).map(Glance::id).toList();
    }

    static boolean isTold(Glance briefing) {
        return briefing.status() != BriefingStatus.DRAFT && briefing.status() != BriefingStatus.CANCELLED;
    }

    /** What each point is booked for, by its code, earliest first. */
    Map<String, List<Glance>> booked() {
        var booked = new HashMap<String, List<Glance>>();
        for (var briefing : briefings)
            if (briefing.status() != BriefingStatus.CANCELLED)
                for (var point : briefing.booked())
                    booked.computeIfAbsent(point, _ -> new ArrayList<>()).add(briefing);
        return booked;
    }
}
