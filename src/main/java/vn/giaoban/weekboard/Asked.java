package vn.giaoban.weekboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.web.Parameters;

/**
 * What somebody wants to see of the calendar.
 *
 * @param date a day within it
 * @param query what to search for among points and titles; empty for all
 * @param rows how many points are shown at first
 */
record Asked(View view, LocalDate date, String query, int rows) {

    /** What is there before anybody scrolls. */
    static final int FIRST_ROWS = 60;

    private static final int MOST_ROWS = 2_000;
    private static final LocalDate EARLIEST = LocalDate.of(2001, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2098, 12, 31);

    /** Reads an address; what names no view, no day or no number is as if it was not there. */
    static Asked of(
            @Nullable String view, @Nullable String date, @Nullable String query, @Nullable String rows, Instant now) {
        var text = Parameters.text("q", query);
        return new Asked(View.of(view), day(date, now), text == null ? "" : text, number(rows));
    }

    private static LocalDate day(@Nullable String date, Instant now) {
        var today = now.atZone(HomeZone.ID).toLocalDate();
        if (date == null) return today;
        try {
            var day = LocalDate.parse(date);
            return day.isBefore(EARLIEST) || day.isAfter(LATEST) ? today : day;
        } catch (DateTimeException e) {
            return today;
        }
    }

    private static int number(@Nullable String rows) {
        if (rows == null || !rows.matches("[0-9]{1,4}")) return FIRST_ROWS;
        return Math.clamp(Integer.parseInt(rows), FIRST_ROWS, MOST_ROWS);
    }

    LocalDate first() {
        return view.first(date);
    }

    LocalDate last() {
        return view.last(date);
    }

    Instant start() {
        return first().atStartOfDay(HomeZone.ID).toInstant();
    }

    Instant end() {
        return last().plusDays(1).atStartOfDay(HomeZone.ID).toInstant();
    }

    /** The address of the same search in another view or time. */
    String address(View other, LocalDate day) {
        return "/?" + parameters(other, day);
    }

    /** The address of the same with more rows. */
    String addressWithRows(int count) {
        return address(view, date) + "&rows=" + Math.min(count, MOST_ROWS);
    }

    /** Where the rows after so many are. */
    String rowsAfter(int count) {
        return "/weekboard/rows?" + parameters(view, date) + "&after=" + count;
    }

    /** The two weeks of one point alone. */
    String agendaOf(String point) {
        return new Asked(View.AGENDA, date, point, rows).address(View.AGENDA, first());
    }

    private String parameters(View other, LocalDate day) {
        var search = query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return "view=" + other.label() + "&date=" + day + search;
    }
}
