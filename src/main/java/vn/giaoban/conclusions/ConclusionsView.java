package vn.giaoban.conclusions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;

/**
 * The tab of conclusions.
 *
 * @param held whether conclusions can be written
 * @param notice in words: when it went out, or until when it has to
 * @param overdue whether it should have gone out before today
 * @param issued whether it went out
 * @param number of the notice; empty when it has none
 * @param points those that can be named, in catalogue order
 * @param fresh the empty form
 */
record ConclusionsView(
        String id,
        String title,
        String when,
        BriefingStatus status,
        boolean held,
        String notice,
        boolean overdue,
        boolean issued,
        String number,
        List<Item> items,
        List<Choice> points,
        Typed fresh) {

    /**
     * A conclusion.
     *
     * @param points those that can be named, with those that are
     * @param due the day that the form begins with, as {@code 2026-12-15}; empty for none
     */
    record Item(UUID id, int number, String text, List<TaskLine> tasks, List<Choice> points, String due) {}

    /** A point that may be named. */
    record Choice(String code, String name, boolean chosen) {}

    /**
     * What was typed into a form that could not be taken.
     *
     * @param form {@code new}, or a conclusion's id; empty for none
     * @param faults the fields that are wrong: text, points, due, number
     */
    record Typed(String form, String text, List<String> points, String due, List<String> faults) {

        static final Typed NOTHING = new Typed("", "", List.of(), "", List.of());

        /** Whether it is of this form. */
        public boolean isOf(String other) {
            return form.equals(other);
        }
    }

    /** What the page shows; {@code known} are points by code. */
    static ConclusionsView of(
            Briefing briefing,
            Minutes minutes,
            Map<String, Point> known,
            LocalDate noticeDue,
            boolean held,
            Instant now,
            WallClock clock,
            Typed typed) {
        var issuedAt = minutes.issuedAt();
        var today = now.atZone(briefing.zone()).toLocalDate();
        var dueWords = clock.date(noticeDue.atStartOfDay(briefing.zone()).toInstant());
        return new ConclusionsView(
                briefing.id().toString(),
                briefing.title(),
                clock.stamp(briefing.time().start()) + " – "
                        + clock.time(briefing.time().end()),
                briefing.statusAt(now),
                held,
                issuedAt == null
                        ? clock.texts().say("notice.due", dueWords)
                        : clock.texts().say("notice.issued", clock.stamp(issuedAt)),
                issuedAt == null && today.isAfter(noticeDue),
                issuedAt != null,
                minutes.number() == null ? "" : minutes.number(),
                minutes.conclusions().stream()
                        .map(one -> item(one, briefing, known, now, clock))
                        .toList(),
                choices(briefing, known, typed.isOf("new") ? typed.points() : List.of()),
                typed);
    }

    private static Item item(
            Conclusion one, Briefing briefing, Map<String, Point> known, Instant now, WallClock clock) {
        return new Item(
                one.id(),
                one.number(),
                one.text(),
                one.assignments().stream()
                        .map(task -> TaskLine.of(task, known, "", now, clock))
                        .toList(),
                choices(
                        briefing,
                        known,
                        one.assignments().stream().map(Assignment::point).toList()),
                one.assignments().stream()
                        .findFirst()
                        .map(task ->
                                task.due().atZone(briefing.zone()).toLocalDate().toString())
                        .orElse(""));
    }

    private static List<Choice> choices(Briefing briefing, Map<String, Point> known, List<String> chosen) {
        return briefing.points().stream()
                .map(ExpectedPoint::point)
                .map(code -> new Choice(code, nameOf(code, known), chosen.contains(code)))
                .toList();
    }

    private static String nameOf(String code, Map<String, Point> known) {
        var point = known.get(code);
        return point == null ? code : point.name();
    }
}
