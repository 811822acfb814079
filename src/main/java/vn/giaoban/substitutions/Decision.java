package vn.giaoban.substitutions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Actor;

/**
 * How a request ends.
 *
 * @param status any but PENDING
 * @param reason why; null when that was not said
 * @param successor the delegate whom the substitute became; null unless approved
 */
record Decision(
        SubstitutionStatus status,
        @Nullable String reason,
        Actor by,
        Instant at,
        @Nullable UUID successor) {}
