package vn.giaoban.conclusions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Chair;
import vn.giaoban.letterhead.FormalNotice;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;

/** What the notice of a briefing's conclusions says; it is an official document and so in Vietnamese. */
final class NoticeText {

    private NoticeText() {}

    /**
     * The notice as it is now.
     *
     * @param known points by code
     */
    static FormalNotice of(Briefing briefing, Minutes minutes, Map<String, Point> known, Instant now) {
        var clock = new WallClock(briefing.zone(), ConclusionPages.TEXTS.vietnamese());
        var issuedAt = minutes.issuedAt() == null ? now : minutes.issuedAt();
        var host = briefing.host();
        return new FormalNotice(
                briefing.id().value(),
                minutes.number(),
                issuedAt.atZone(briefing.zone()).toLocalDate(),
                host == null ? null : nameOf(host, known),
                "Kết luận của " + chair(briefing.chair()) + " tại cuộc họp: " + briefing.title(),
                opening(briefing, clock),
                minutes.conclusions().stream()
                        .map(one -> new FormalNotice.Item(one.text(), tasks(one, known, clock)))
                        .toList());
    }

    private static String opening(Briefing briefing, WallClock clock) {
        return "Ngày %s, %s đã chủ trì cuộc họp trực tuyến: %s. Tham dự cuộc họp có đại diện của %d điểm cầu. Sau khi nghe báo cáo và ý kiến của các đại biểu, chủ trì cuộc họp kết luận như sau:"
                .formatted(
                        clock.date(briefing.time().start()),
                        chair(briefing.chair()),
                        briefing.title(),
                        briefing.points().size());
    }

    private static String chair(@Nullable Chair chair) {
        if (chair == null) return "chủ trì";
        return chair.title() == null ? chair.name() : chair.title() + " " + chair.name();
    }

    /** Points with the same last day stand in one line. */
    private static List<String> tasks(Conclusion one, Map<String, Point> known, WallClock clock) {
        return one.assignments().stream()
                .collect(Collectors.groupingBy(Assignment::due, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(due -> "Giao "
                        + due.getValue().stream()
                                .map(task -> nameOf(task.point(), known))
                                .collect(Collectors.joining("; "))
                        + " thực hiện, hoàn thành chậm nhất ngày " + clock.date(due.getKey()))
                .toList();
    }

    private static String nameOf(String code, Map<String, Point> known) {
        var point = known.get(code);
        return point == null ? code : point.name();
    }
}
