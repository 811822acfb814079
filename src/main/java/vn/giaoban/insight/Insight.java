package vn.giaoban.insight;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.BriefingTally;
import vn.giaoban.attendance.PointResult;
import vn.giaoban.attendance.Tallies;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.attendance.WeekTally;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.reports.Reports;
import vn.giaoban.reports.Score;
import vn.giaoban.reports.Scorecard;

/** Gathers what the pages of a period show. */
@Component
class Insight {

    private final Reports reports;
    private final Tallies tallies;
    private final Points points;

    Insight(Reports reports, Tallies tallies, Points points) {
        this.reports = reports;
        this.tallies = tallies;
        this.points = points;
    }

    /**
     * The attendance of a period.
     *
     * @param points the scorecard with a line for each point
     * @param ranked the scorecard that is asked for
     * @param held the briefings, earliest first
     * @param heldBefore how many there were in the time before
     */
    record Period(Scorecard points, Scorecard ranked, List<BriefingTally> held, int heldBefore, List<WeekTally> weeks) {

        /** The lines of the time before, of those points that have a line now. */
        List<Score> before() {
            return points.items().stream()
                    .map(Score::previous)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** The attendance of a period, with a line in the ranking for each of these. */
    Mono<Period> period(Span span, TallyBy by) {
        // first alone: it computes what is outdated, which the others then find done
        return reports.scorecard(span.range(), TallyBy.POINT).flatMap(card -> period(span, by, card));
    }

    private Mono<Period> period(Span span, TallyBy by, Scorecard card) {
        var ranked = by == TallyBy.POINT ? Mono.just(card) : reports.scorecard(span.range(), by);
        return Mono.zip(
                        ranked,
                        tallies.eachOf(span.range()).collectList(),
                        tallies.eachOf(span.before().range()).count(),
                        tallies.weeksOf(span.range(), HomeZone.ID).collectList())
                .map(found ->
                        new Period(card, found.getT1(), found.getT2(), Math.toIntExact(found.getT3()), found.getT4()));
    }

    /**
     * The attendance of one point.
     *
     * @param scores its line of the scorecard; empty when no briefing expected it
     * @param results how it came off at each briefing, earliest first
     */
    record OfPoint(Point point, List<Score> scores, List<PointResult> results) {}

    /** The attendance of one point in a period; fails when there is no such point. */
    Mono<OfPoint> point(Span span, String code) {
        return Mono.zip(
                        points.get(code),
                        reports.scorecard(span.range(), TallyBy.POINT),
                        tallies.resultsOf(span.range(), code).collectList())
                .map(found -> new OfPoint(found.getT1(), lines(found.getT2(), code), found.getT3()));
    }

    private static List<Score> lines(Scorecard card, String code) {
        return card.items().stream().filter(score -> score.key().equals(code)).toList();
    }
}
