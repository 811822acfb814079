package vn.giaoban.conclusions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a briefing came to.
 *
 * @param number of the notice; null when none was given
 * @param issuedAt when the notice went out; null when it did not yet
 */
record Minutes(
        List<Conclusion> conclusions,
        @Nullable String number,
        @Nullable Instant issuedAt) {

    /** Of a briefing of which nothing was written down. */
    static final Minutes NONE = new Minutes(List.of(), null, null);
}
