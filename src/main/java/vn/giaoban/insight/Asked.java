package vn.giaoban.insight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which days a reader asks for: a piece of the calendar ({@code period}, and {@code at} for a day in it), or free dates ({@code from}, {@code to}).
 *
 * @param span this quarter, unless something else was asked for that can be understood
 * @param from the dates that the form shows: as they were typed, or those of the span
 * @param fault key of the words for what is wrong with the dates; null when nothing is
 */
record Asked(Span span, String from, String to, @Nullable String fault) {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /** The longest time that is shown at once: two years, one of them a leap year. */
    private static final int MOST_DAYS = 731;

    static Asked of(MultiValueMap<String, String> query, LocalDate today) {
        var from = query.getFirst("from");
        var to = query.getFirst("to");
        return from == null && to == null
                ? of(calendar(query, today))
                : dates(Objects.requireNonNullElse(from, ""), Objects.requireNonNullElse(to, ""), today);
    }

    private static Asked of(Span span) {
        return new Asked(span, span.first().toString(), span.last().toString(), null);
    }

    private static Span calendar(MultiValueMap<String, String> query, LocalDate today) {
        var kind = Arrays.stream(Span.Kind.values())
                .filter(known -> known != Span.Kind.DAYS && known.word().equals(query.getFirst("period")))
                .findFirst()
                .orElse(Span.Kind.QUARTER);
        return Span.of(kind, date(query.getFirst("at")).orElse(today));
    }

    private static Asked dates(String from, String to, LocalDate today) {
        var first = date(from);
        var last = date(to);
        var fault = first.isEmpty() || last.isEmpty() ? "fault.date" : fault(first.get(), last.get());
        if (fault == null) return of(new Span(Span.Kind.DAYS, first.orElseThrow(), last.orElseThrow()));
        return new Asked(Span.of(Span.Kind.QUARTER, today), from, to, fault);
    }

    private static @Nullable String fault(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) return "fault.order";
        return new Span(Span.Kind.DAYS, first, last).days() > MOST_DAYS ? "fault.long" : null;
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
