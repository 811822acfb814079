package vn.giaoban.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One change as the trail keeps it.
 *
 * @param id grows with every entry
 * @param at when its transaction began
 * @param actor who, as {@code admin}, {@code link:6f1c…}, {@code system}
 * @param entity what was changed, as {@code briefing:<id>}
 * @param action the verb, as {@code schedule}
 * @param before what it was; null when it was new
 * @param after what it became; null when it was gone
 * @param reason why, where one was asked for
 * @param hash of its link in the chain, in hex; null for some seconds after it was written
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String entity,
        String action,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String reason,
        @Nullable String hash) {

    /** Its place in the trail. */
    public AuditMark mark() {
        return new AuditMark(at, id);
    }
}
