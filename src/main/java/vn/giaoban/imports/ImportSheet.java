package vn.giaoban.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import vn.giaoban.booking.ScheduleConflict;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.recurrence.Recurrence;

/**
 * The page that takes a calendar.
 *
 * @param text the file's, to be sent again with the choice; empty before there is one
 * @param done whether it shows what became of the choice
 * @param faults why the file can't be read, in words
 */
record ImportSheet(String text, boolean all, boolean publish, boolean done, List<String> faults, List<Line> lines) {

    static final ImportSheet EMPTY = new ImportSheet("", false, false, false, List.of(), List.of());

    /**
     * An event.
     *
     * @param open whether it can be chosen
     * @param tone which colours its state has
     * @param places the points found, each with its room
     * @param trouble what is wrong or in the way
     * @param english whether the trouble is said in English for want of other words
     * @param briefing id of what it became; empty when nothing
     */
    record Line(
            String key,
            String title,
            String time,
            String rhythm,
            String state,
            String tone,
            boolean open,
            List<String> places,
            List<String> unknown,
            String people,
            List<String> trouble,
            boolean english,
            String briefing) {}

    static ImportSheet of(String text, ImportPages.Asked asked, List<Item> items, boolean done, PageTexts texts) {
        return new ImportSheet(
                text,
                asked.all(),
                asked.publish(),
                done,
                List.of(),
                items.stream().map(item -> line(item, texts)).toList());
    }

    static ImportSheet faulty(List<Entry.Fault> faults, PageTexts texts) {
        return new ImportSheet(
                "",
                false,
                false,
                false,
                faults.stream().map(fault -> ImportWords.in(fault, texts)).toList(),
                List.of());
    }

    /** How many can be chosen. */
    public long open() {
        return lines.stream().filter(Line::open).count();
    }

    /** How many were booked just now. */
    public long imported() {
        return lines.stream().filter(line -> line.tone().equals("yes")).count();
    }

    private static Line line(Item item, PageTexts texts) {
        var form = item.form();
        var obstacle = item.obstacle();
        var trouble = Stream.concat(
                        item.faults().stream().map(fault -> ImportWords.in(fault, texts)),
                        obstacle == null ? Stream.empty() : words(obstacle, texts).stream())
                .toList();
        return new Line(
                item.entry().key(),
                item.entry().title().isBlank()
                        ? texts.get("untitled")
                        : item.entry().title(),
                form == null ? "" : time(form, texts),
                form == null ? "" : rhythm(form, texts),
                texts.get("state." + item.state().name().toLowerCase(Locale.ROOT)),
                tone(item.state()),
                item.state() == Item.State.READY,
                item.places().stream().map(ImportSheet::place).toList(),
                item.unknown(),
                form == null ? "" : people(form, texts),
                trouble,
                !texts.isEnglish() && obstacle != null && !(obstacle instanceof ScheduleConflict),
                item.briefing() == null ? "" : item.briefing().toString());
    }

    private static String tone(Item.State state) {
        return switch (state) {
            case IMPORTED -> "yes";
            case READY -> "plan";
            case BLOCKED, FAULTY -> "no";
            case KNOWN, PAST, CANCELLED -> "late";
        };
    }

    private static String time(BriefingForm form, PageTexts texts) {
        var zone = form.timeZone() == null ? HomeZone.ID : ZoneId.of(form.timeZone());
        var clock = new WallClock(zone, texts);
        var range = new TimeRange(form.start().toInstant(), form.end().toInstant());
        var said = clock.hours(range) + ", " + clock.day(range.start());
        return zone.equals(HomeZone.ID) ? said : said + " (" + clock.zoneAt(range.start()) + ")";
    }

    private static String rhythm(BriefingForm form, PageTexts texts) {
        var rule = form.recurrence();
        if (rule == null) return "";
        var zone = form.timeZone() == null ? HomeZone.ID : ZoneId.of(form.timeZone());
        var start = form.start().atZoneSameInstant(zone).toLocalDateTime();
        return Recurrence.of(rule.rrule(), start, zone, List.of()).inWords(texts.locale());
    }

    private static String place(Places.Place place) {
        var room = place.room();
        return room == null ? place.point().name() : place.point().name() + " · " + room.name();
    }

    private static String people(BriefingForm form, PageTexts texts) {
        var delegates = Objects.requireNonNullElse(form.delegates(), List.of()).size();
        var chair = form.chair();
        if (chair == null) return delegates == 0 ? "" : texts.say("people", delegates);
        return delegates == 0
                ? texts.say("chair", chair.name())
                : texts.say("chair", chair.name()) + "; " + texts.say("people", delegates);
    }

    private static List<String> words(Problem problem, PageTexts texts) {
        if (!(problem instanceof ScheduleConflict conflict)) return List.of(problem.detail());
        return conflict.conflicts().stream()
                .limit(10)
                .map(one -> {
                    var what = one.room() != null ? one.room() : one.person() != null ? one.person() : one.point();
                    var holder = one.heldBy();
                    return holder == null
                            ? texts.say("conflict.none", String.valueOf(what))
                            : texts.say("conflict", String.valueOf(what), holder.title());
                })
                .distinct()
                .toList();
    }
}
