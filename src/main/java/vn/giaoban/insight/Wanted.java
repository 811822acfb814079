package vn.giaoban.insight;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.presence.Verdict;
import vn.giaoban.web.Parameters;

/**
 * What of an attendance sheet a reader wants to see.
 *
 * @param point whose line is opened; null when no point's is
 * @param delegate whose line is opened instead
 * @param only the verdict that the lines shown have; null when all are shown
 * @param done whether a correction was just made
 */
record Wanted(
        @Nullable String point,
        @Nullable UUID delegate,
        @Nullable Verdict only,
        boolean done) {

    static Wanted of(MultiValueMap<String, String> query) {
        var delegate = query.getFirst("delegate");
        return new Wanted(
                query.getFirst("point"),
                delegate == null ? null : Parameters.id("Delegate", delegate),
                verdict(query.getFirst("verdict")),
                query.containsKey("done"));
    }

    static @Nullable Verdict verdict(@Nullable String name) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
