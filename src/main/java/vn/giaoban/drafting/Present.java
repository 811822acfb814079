package vn.giaoban.drafting;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;

/** A briefing that is there, as the form that would ask for it. Plain Java. */
final class Present {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final int LINES = 3;

    private Present() {}

    /** The form by which the briefing can be changed: sent off as it is it changes nothing. */
    static Draft draft(Briefing briefing, Draft.Edited edited) {
        return draft(
                briefing,
                briefing.title(),
                briefing.priority(),
                orEmpty(briefing.urgentReason()),
                briefing.time(),
                codes(briefing),
                edited);
    }

    /** The form for one that is like it, but for what is given. */
    static Draft draft(
            Briefing from,
            String title,
            Priority priority,
            String urgentReason,
            TimeRange time,
            Set<String> points,
            Draft.@Nullable Edited edited) {
        var chair = from.chair();
        var start = time.start().atZone(HomeZone.ID);
        return new Draft(
                UUID.randomUUID(),
                title,
                chair == null ? "" : chair.name(),
                chair == null ? "" : orEmpty(chair.title()),
                chair == null ? "" : orEmpty(chair.email()),
                orEmpty(from.host()),
                priority,
                urgentReason,
                agenda(from),
                start.toLocalDate().toString(),
                TIME.format(start),
                TIME.format(time.end().atZone(HomeZone.ID)),
                Repeat.NONE,
                "12",
                false,
                points,
                from.points().stream()
                        .filter(point -> !point.required())
                        .map(ExpectedPoint::point)
                        .collect(Collectors.toSet()),
                from.points().stream()
                        .filter(point -> point.pinned() && point.room() != null)
                        .collect(Collectors.toMap(ExpectedPoint::point, point -> orEmpty(point.room()))),
                from.policy(),
                from.reminders().stream().map(Duration::toString).collect(Collectors.toSet()),
                null,
                edited);
    }

    /** The points that are expected. */
    static Set<String> codes(Briefing briefing) {
        return briefing.points().stream()
                .map(ExpectedPoint::point)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Draft.Line> agenda(Briefing briefing) {
        return lines(briefing.agenda().stream()
                .map(item -> new Draft.Line(
                        item.title(),
                        item.minutes() == null ? "" : item.minutes().toString(),
                        orEmpty(item.presenter())))
                .toList());
    }

    /** The lines of the agenda, and some to fill in. */
    static List<Draft.Line> lines(List<Draft.Line> known) {
        var lines = new ArrayList<>(known);
        if (!known.isEmpty()) lines.add(Draft.Line.EMPTY);
        while (lines.size() < LINES) lines.add(Draft.Line.EMPTY);
        return List.copyOf(lines);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
