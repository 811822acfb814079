package vn.giaoban.weekboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Glance;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.pages.PageTexts;

/** Makes days of briefings. */
class Days {

    private static final ZoneId ZONE = HomeZone.ID;
    private static final LocalTime USUAL_START = LocalTime.of(8, 0);
    private static final LocalTime USUAL_END = LocalTime.of(9, 30);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** With seconds and an offset of digits, also where both are zero. */
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter(Locale.ROOT);

    private final Asked asked;
    private final Found found;
    private final OfficeCalendar office;
    private final PageTexts texts;
    private final DateTimeFormatter weekday;
    private final Map<LocalDate, List<Glance>> byDay = new HashMap<>();

    Days(Asked asked, Found found, OfficeCalendar office, PageTexts texts) {
        this.asked = asked;
        this.found = found;
        this.office = office;
        this.texts = texts;
        this.weekday = DateTimeFormatter.ofPattern("EEEE", texts.locale());
        for (var briefing : found.briefings())
            byDay.computeIfAbsent(firstShown(briefing), _ -> new ArrayList<>()).add(briefing);
    }

    /** What is shown: in a week not the weekend without work, in a list no day without a briefing. */
    List<LocalDate> shown() {
        return asked.first()
                .datesUntil(asked.last().plusDays(1))
                .filter(this::isShown)
                .toList();
    }

    private boolean isShown(LocalDate day) {
        return switch (asked.view()) {
            case DAY, MONTH -> true;
            case WEEK -> day.getDayOfWeek().getValue() <= 5 || office.isWorkingDay(day) || isTouched(day);
            case AGENDA -> byDay.containsKey(day);
        };
    }

    private boolean isTouched(LocalDate day) {
        var start = day.atStartOfDay(ZONE).toInstant();
        var end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        return found.briefings().stream()
                .anyMatch(b -> b.time().start().isBefore(end) && b.time().end().isAfter(start));
    }

    private LocalDate firstShown(Glance briefing) {
        var day = briefing.time().start().atZone(ZONE).toLocalDate();
        return day.isBefore(asked.first()) ? asked.first() : day;
    }

    DayView view(LocalDate day) {
        var briefings = byDay.getOrDefault(day, List.of());
        var most = asked.view().mostADay();
        var kept = briefings.size() > most ? briefings.subList(0, most - 1) : briefings;
        return new DayView(
                day.toString(),
                weekday(day),
                SHORT.format(day),
                asked.address(View.DAY, day),
                day.equals(found.now().atZone(ZONE).toLocalDate()),
                asked.view() == View.MONTH && day.getMonth() != asked.date().getMonth(),
                !office.isWorkingDay(day),
                office.findHoliday(day).orElse(null),
                kept.stream().map(this::card).toList(),
                briefings.size() - kept.size(),
                free(day));
    }

    /** "Thứ Hai". */
    String weekday(LocalDate day) {
        var name = weekday.format(day);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private DayView.Card card(Glance briefing) {
        return new DayView.Card(
                "/briefings/" + briefing.id(),
                hours(briefing),
                briefing.title(),
                briefing.chair(),
                "state." + briefing.status(),
                "state-" + briefing.status().name().toLowerCase(Locale.ROOT),
                answers(briefing));
    }

    private static String hours(Glance briefing) {
        var start = briefing.time().start().atZone(ZONE);
        var end = briefing.time().end().atZone(ZONE);
        return clock(start, end) + " – " + clock(end, start);
    }

    /** With the day only where the other end is on another. */
    private static String clock(ZonedDateTime at, ZonedDateTime other) {
        var day = at.toLocalDate().equals(other.toLocalDate()) ? "" : " " + SHORT.format(at);
        return CLOCK.format(at) + day;
    }

    private @Nullable String answers(Glance briefing) {
        var counts = found.counts().get(briefing.id());
        if (counts == null) return texts.say("week.points", briefing.expected());
        return texts.say(
                counts.declined() == 0 ? "week.answers" : "week.answers.declined",
                counts.accepted(),
                counts.expected(),
                counts.declined());
    }

    private @Nullable String free(LocalDate day) {
        var end = day.atTime(USUAL_END).atZone(ZONE);
        if (end.toInstant().isBefore(found.now())) return null;
        return newBriefing(day.atTime(USUAL_START).atZone(ZONE), end);
    }

    private static String newBriefing(ZonedDateTime start, ZonedDateTime end) {
        return ("/briefings/new?start=" + STAMP.format(start) + "&end=" + STAMP.format(end)).replace("+", "%2B");
    }

    /** When the day is over. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
