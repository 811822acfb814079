package vn.giaoban.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingForm;

/**
 * A briefing that the demo wants to be there.
 *
 * @param title by which it is found again
 * @param groups as the catalogue names them
 * @param points codes of those beside the groups
 * @param urgency why it is urgent; null for a routine one
 * @param displaces whether others make way
 * @param rules how attendance is judged; null for the house's own
 */
record Meeting(
        String title,
        TimeRange time,
        BriefingForm.ChairForm chair,
        List<String> groups,
        List<String> points,
        List<BriefingForm.AgendaForm> agenda,
        @Nullable String urgency,
        boolean displaces,
        boolean published,
        BriefingForm.@Nullable AttendanceForm rules) {

    /** A published routine briefing. */
    static Meeting routine(String title, TimeRange time, BriefingForm.ChairForm chair, List<String> groups) {
        return new Meeting(title, time, chair, groups, List.of(), List.of(), null, false, true, null);
    }

    /** The same with these points beside the groups. */
    Meeting with(String... codes) {
        return new Meeting(title, time, chair, groups, List.of(codes), agenda, urgency, displaces, published, rules);
    }

    /** The same with an agenda. */
    Meeting about(List<BriefingForm.AgendaForm> items) {
        return new Meeting(title, time, chair, groups, points, items, urgency, displaces, published, rules);
    }

    /** The same, for which others make way. */
    Meeting urgent(String reason) {
        return new Meeting(title, time, chair, groups, points, agenda, reason, true, published, rules);
    }

    /** The same as a draft. */
    Meeting draft() {
        return new Meeting(title, time, chair, groups, points, agenda, urgency, displaces, false, rules);
    }

    /** The same, judged by other rules. */
    Meeting judgedBy(BriefingForm.AttendanceForm other) {
        return new Meeting(title, time, chair, groups, points, agenda, urgency, displaces, published, other);
    }

    /** Whether it is over at a time. */
    boolean isOver(Instant now) {
        return !time.end().isAfter(now);
    }

    /** What is asked of the planners. */
    BriefingForm form(List<BriefingForm.DelegateForm> delegates) {
        return new BriefingForm(
                title,
                agenda,
                chair,
                "VP-UBND",
                at(time.start()),
                at(time.end()),
                null,
                groups,
                points.stream()
                        .map(code -> new BriefingForm.PointEntry(code, null, null, null))
                        .toList(),
                delegates,
                null,
                urgency == null ? Priority.ROUTINE : Priority.URGENT,
                urgency,
                displaces ? BooleanNode.TRUE : null,
                null,
                null,
                null,
                null,
                rules,
                null,
                published);
    }

    private static OffsetDateTime at(Instant time) {
        return Objects.requireNonNull(time.atZone(HomeZone.ID).toOffsetDateTime());
    }
}
