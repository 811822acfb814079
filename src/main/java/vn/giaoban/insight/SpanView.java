package vn.giaoban.insight;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.pages.PageTexts;

/**
 * The days that a page is about, and the way to others.
 *
 * @param name such as "Quý IV/2026"
 * @param days such as "01/10/2026 – 31/12/2026"
 * @param before the days that it is compared with
 * @param query what stands behind the question mark of a page about the same days
 * @param earlier where the time before is; {@code later} likewise
 * @param from the dates in the form, as they were typed
 * @param fault what is wrong with them, in words; null when nothing is
 */
record SpanView(
        String name,
        String days,
        String before,
        String query,
        List<Choice> choices,
        String earlier,
        String later,
        String from,
        String to,
        @Nullable String fault) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** A link to something else to be shown in the same place. */
    record Choice(String text, String href, boolean current) {}

    /**
     * The days that are asked for.
     *
     * @param path of the page
     * @param more what else its address says, beginning with "&amp;"; empty when nothing
     */
    static SpanView of(Asked asked, LocalDate today, String path, String more, PageTexts texts) {
        var span = asked.span();
        return new SpanView(
                name(span, texts),
                days(span),
                days(span.before()),
                span.query(),
                choices(span, today, path, more, texts),
                path + "?" + span.earlier().query() + more,
                path + "?" + span.later().query() + more,
                asked.from(),
                asked.to(),
                asked.fault() == null ? null : texts.get(asked.fault()));
    }

    private static List<Choice> choices(Span span, LocalDate today, String path, String more, PageTexts texts) {
        return Arrays.stream(Span.Kind.values())
                .filter(kind -> kind != Span.Kind.DAYS)
                .map(kind -> new Choice(
                        texts.get("period." + kind.word()),
                        path + "?period=" + kind.word() + more,
                        span.equals(Span.of(kind, today))))
                .toList();
    }

    private static String name(Span span, PageTexts texts) {
        var first = span.first();
        var year = String.valueOf(first.getYear());
        return switch (span.kind()) {
            case WEEK ->
                texts.say(
                        "span.week",
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        String.valueOf(first.get(IsoFields.WEEK_BASED_YEAR)));
            case MONTH -> texts.say("span.month", first.getMonthValue(), year);
            case QUARTER -> texts.say("span.quarter", first.get(IsoFields.QUARTER_OF_YEAR), year);
            case YEAR -> texts.say("span.year", year);
            case DAYS -> days(span);
        };
    }

    static String days(Span span) {
        return span.first().equals(span.last())
                ? DAY.format(span.first())
                : DAY.format(span.first()) + " – " + DAY.format(span.last());
    }
}
