package vn.giaoban.insight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import vn.giaoban.attendance.PointResult;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Verdict;
import vn.giaoban.reports.Score;

/**
 * What the page of one point shows.
 *
 * @param kind what it is, in words
 * @param figures what it begins with; empty when no briefing expected the point in the period
 * @param results how it came off, earliest first
 */
record PointView(SpanView span, String code, String name, String kind, List<Figure> figures, List<Result> results) {

    /**
     * One briefing.
     *
     * @param href the point's line on its attendance sheet
     * @param joined when it came first; empty when it did not
     * @param late how late it came; empty when it was in time
     * @param value the share of the time for scripts
     */
    record Result(
            String href,
            String stamp,
            String date,
            String title,
            Verdict verdict,
            String joined,
            String left,
            String late,
            String share,
            String value,
            int drops) {

        private static Result of(PointResult result, String code, WallClock clock, Numbers numbers) {
            var briefing = result.briefing();
            var joined = result.firstJoin();
            var left = result.lastLeave();
            var late = result.verdict() == Verdict.LATE && !result.lateBy().isZero();
            return new Result(
                    SheetPage.path(briefing.id()) + "?point=" + encoded(code) + "#line",
                    clock.stamp(briefing.start()),
                    clock.date(briefing.start()),
                    briefing.title(),
                    result.verdict(),
                    joined == null ? "" : clock.second(joined),
                    left == null ? "" : clock.second(left),
                    late ? clock.length(result.lateBy()) : "",
                    numbers.percent(result.share()),
                    Numbers.plain(result.share()),
                    result.drops());
        }
    }

    /** Where the page of a point is. */
    static String path(String code) {
        return "/reports/points/" + encoded(code);
    }

    /** A part of an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static PointView of(SpanView span, Insight.OfPoint found, Numbers numbers) {
        var clock = new WallClock(HomeZone.ID, numbers.texts());
        var point = found.point();
        var before = found.scores().stream()
                .map(Score::previous)
                .filter(Objects::nonNull)
                .toList();
        return new PointView(
                span,
                point.code(),
                point.name(),
                numbers.texts().get("kind." + point.kind()),
                found.scores().isEmpty()
                        ? List.of()
                        : Figure.of(
                                Headline.of(found.scores()), before.isEmpty() ? null : Headline.of(before), numbers),
                found.results().stream()
                        .map(result -> Result.of(result, point.code(), clock, numbers))
                        .toList());
    }
}
