package vn.giaoban.accesstokens;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.PlainText;

/**
 * A token that is wanted.
 *
 * @param name what for
 * @param scopes READ when none are given, and with all others
 * @param expiresAt at most a year from now; in 90 days when it is not given
 */
record AccessTokenForm(
        @NotNull @PlainText(max = 100) String name,
        @Nullable Set<Scope> scopes,
        @Nullable OffsetDateTime expiresAt) {

    static final Duration USUAL = Duration.ofDays(90);
    static final Duration LONGEST = Duration.ofDays(366);

    Set<Scope> allScopes() {
        var all = EnumSet.of(Scope.READ);
        if (scopes != null) all.addAll(scopes);
        return all;
    }

    /**
     * When it ends.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} when that is over already, or too far away
     */
    Instant end(Clock clock) {
        var now = clock.instant();
        if (expiresAt == null) return now.plus(USUAL);
        var end = expiresAt.toInstant();
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST)))
            throw InvalidRequest.at("/expiresAt", "must be within a year from now")
                    .asException();
        return end;
    }
}
