package vn.giaoban.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An office rule that a time breaks.
 *
 * @param rule {@code notice}, {@code working-day}, {@code hours} or {@code holiday}
 * @param detail a sentence with the facts, for people
 * @param enforcement WARN or REFUSE
 * @param earliest the first start at or after the one asked for, on a quarter of an hour, at which a briefing of the same length breaks no
 *     rule; null when there is none, as for a briefing that is longer than an office day. The same for all breaches of a time
 */
public record Breach(
        String rule,
        String detail,
        Enforcement enforcement,
        @Nullable Instant earliest) {

    /** Whether the briefing must not be booked. */
    public boolean isRefused() {
        return enforcement == Enforcement.REFUSE;
    }

    /** What the answer of a briefing that is booked all the same says of it. */
    public Warning toWarning() {
        return new Warning(rule, detail);
    }

    /** An entry of a briefing's {@code warnings}. */
    public record Warning(String rule, String detail) {}
}
