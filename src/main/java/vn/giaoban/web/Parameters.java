package vn.giaoban.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;

/** Reads query parameters and path parts; what can't be read is a problem that names the parameter. */
public final class Parameters {

    /** PostgreSQL and calendars alike are at home between these. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Parameters() {}

    /** An RFC 3339 time with an offset, from 2000 to 2099; null when the parameter is absent. */
    public static @Nullable Instant time(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? null : requiredTime(name, value);
    }

    /** Like {@link #time}, but it must be there. */
    public static Instant requiredTime(String name, @Nullable String value) {
        if (value == null || value.isEmpty())
            throw InvalidRequest.at(name, "is missing").asException();
        try {
            // a "+" that a client forgot to escape arrives as a space
            var time = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) return time;
        } catch (DateTimeException e) {
            // said below
        }
        throw InvalidRequest.at(name, "must be a time with an offset, as 2026-12-07T08:00:00+07:00")
                .asException();
    }

    /** A constant of an enum by its exact name; null when the parameter is absent. */
    public static <E extends Enum<E>> @Nullable E constant(String name, @Nullable String value, Class<E> type) {
        if (value == null || value.isEmpty()) return null;
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(value))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.at(name, "must be one of " + Arrays.toString(type.getEnumConstants()))
                        .asException());
    }

    /** {@code true} or {@code false}; the default when the parameter is absent. */
    public static boolean flag(String name, @Nullable String value, boolean otherwise) {
        if (value == null || value.isEmpty()) return otherwise;
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidRequest.at(name, "must be true or false").asException();
        };
    }

    /** A text to search for, at most 200 characters; null when the parameter is absent or blank. */
    public static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) return null;
        if (value.length() > 200 || value.chars().anyMatch(Character::isISOControl))
            throw InvalidRequest.at(name, "must be one line of at most 200 characters")
                    .asException();
        return value.strip();
    }

    /** An id in a path: what is no UUID names nothing. */
    public static UUID id(String what, String value) {
        try {
            if (value.length() == 36) return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new NotFound(what + " " + (value.length() > 60 ? value.substring(0, 60) + "…" : value)).asException();
    }
}
