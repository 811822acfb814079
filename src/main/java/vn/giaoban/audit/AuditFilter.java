package vn.giaoban.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody wants to see; what is null does not matter.
 *
 * @param entity a thing, as {@code point:Q-BA-DINH}, or a kind of things, as {@code point}
 * @param actor somebody, as {@code admin}, or a kind of callers, as {@code link}
 * @param action a verb
 * @param from from this time on
 * @param to until just before this time
 */
public record AuditFilter(
        @Nullable String entity,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All of one thing. */
    public static AuditFilter of(String entity) {
        return new AuditFilter(entity, null, null, null, null);
    }
}
