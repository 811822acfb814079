package vn.giaoban.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;

/**
 * A week as its page shows it.
 *
 * @param range its first and last day, in words
 * @param previous name of the week before
 * @param next name of the week after
 * @param present whether it is the week of today
 * @param empty whether nothing is held in it
 */
record WeekView(
        String name,
        int number,
        String range,
        String previous,
        String next,
        boolean present,
        boolean empty,
        List<Day> days) {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", VIETNAMESE);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /**
     * A day.
     *
     * @param weekday {@code Thứ Hai}
     * @param date {@code 07/12}
     */
    record Day(String weekday, String date, String iso, boolean today, List<Line> lines) {}

    /**
     * A briefing on a day.
     *
     * @param state in words; null when it is simply planned
     * @param style of the state
     */
    record Line(
            String from,
            String to,
            String title,
            @Nullable String chair,
            @Nullable String place,
            @Nullable String state,
            String style) {}

    static WeekView of(Shown shown, Week week, Instant now) {
        var today = now.atZone(HomeZone.ID).toLocalDate();
        var days = IntStream.range(0, 7)
                .mapToObj(n -> day(week.monday().plusDays(n), shown, today))
                .filter(day -> !day.lines().isEmpty() || isWorkingDay(day))
                .toList();
        return new WeekView(
                shown.name(),
                week.number(),
                LONG.format(week.monday()) + " – " + LONG.format(week.monday().plusDays(6)),
                week.plus(-1).name(),
                week.plus(1).name(),
                week.equals(Week.containing(today)),
                shown.showings().isEmpty(),
                days);
    }

    /** A weekend without a briefing is left out. */
    private static boolean isWorkingDay(Day day) {
        return LocalDate.parse(day.iso()).getDayOfWeek().getValue() <= 5;
    }

    private static Day day(LocalDate date, Shown shown, LocalDate today) {
        var start = date.atStartOfDay(HomeZone.ID).toInstant();
        var end = date.plusDays(1).atStartOfDay(HomeZone.ID).toInstant();
        var lines = shown.showings().stream()
                .filter(showing -> showing.briefing().time().start().isBefore(end)
                        && showing.briefing().time().end().isAfter(start))
                .map(WeekView::line)
                .toList();
        var weekday = WEEKDAY.format(date);
        return new Day(
                Character.toUpperCase(weekday.charAt(0)) + weekday.substring(1),
                SHORT.format(date),
                date.toString(),
                date.equals(today),
                lines);
    }

    private static Line line(Showing showing) {
        var briefing = showing.briefing();
        var chair = briefing.chair();
        return new Line(
                CLOCK.format(briefing.time().start().atZone(HomeZone.ID)),
                CLOCK.format(briefing.time().end().atZone(HomeZone.ID)),
                briefing.title(),
                chair == null ? null : chair.title() == null ? chair.name() : chair.name() + ", " + chair.title(),
                showing.place() == null ? showing.host() : showing.place(),
                switch (showing.status()) {
                    case CANCELLED -> "Đã huỷ";
                    case LIVE -> "Đang họp";
                    case ENDED -> "Đã kết thúc";
                    case DRAFT, SCHEDULED -> null;
                },
                showing.status().name().toLowerCase(Locale.ROOT));
    }
}
