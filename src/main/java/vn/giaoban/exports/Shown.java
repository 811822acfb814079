package vn.giaoban.exports;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values are written. */
final class Shown {

    private static final Locale VIETNAM = Locale.of("vi", "VN");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Shown() {}

    /** For CSV: times with their offset (RFC 3339), all else as it is. */
    static @Nullable Object forPrograms(@Nullable Object value) {
        return value instanceof OffsetDateTime || value instanceof ZonedDateTime
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((TemporalAccessor) value)
                : value;
    }

    /** For people who read Vietnamese: a comma before digits, times of a day without the day. */
    static String onPaper(Column.Kind kind, @Nullable Object value) {
        if (value == null) return "";
        return switch (value) {
            case Boolean flag -> flag ? "Có" : "";
            case Number number -> number(kind, number.doubleValue());
            case OffsetDateTime time -> CLOCK.format(time);
            case ZonedDateTime time -> CLOCK.format(time);
            default -> value.toString();
        };
    }

    private static String number(Column.Kind kind, double number) {
        return switch (kind) {
            case PERCENT -> String.format(VIETNAM, "%.1f%%", number * 100);
            case POINTS -> String.format(VIETNAM, number == 0 ? "%.1f%%" : "%+.1f%%", number * 100);
            case DECIMAL -> String.format(VIETNAM, "%,.1f", number);
            case WHOLE, TEXT, MOMENT, FLAG -> String.format(VIETNAM, "%,.0f", number);
        };
    }
}
