package vn.giaoban.weekboard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import vn.giaoban.pages.PageTexts;

/** Says what time is shown. */
final class Period {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);

    private Period() {}

    /** "Tuần 50: 07/12 – 13/12/2026". */
    static String of(Asked asked, Days days, PageTexts texts) {
        return switch (asked.view()) {
            case WEEK ->
                texts.say(
                        "period.week",
                        asked.first().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        range(asked.first(), asked.last()));
            case DAY -> days.weekday(asked.date()) + ", " + LONG.format(asked.date());
            case MONTH -> texts.say("period.month", MONTH.format(asked.date()));
            case AGENDA -> texts.say("period.agenda", SHORT.format(asked.first()), LONG.format(asked.last()));
        };
    }

    private static String range(LocalDate first, LocalDate last) {
        var start = first.getYear() == last.getYear() ? SHORT : LONG;
        return start.format(first) + " – " + LONG.format(last);
    }
}
