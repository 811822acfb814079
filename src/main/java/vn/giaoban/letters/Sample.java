package vn.giaoban.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;

/**
 * A real plan to preview a letter with.
 *
 * @param stamp when the letter pretends to be written
 * @param recipient to whom; somebody made up when null
 */
public record Sample(
        BriefingId briefing,
        Instant stamp,
        Plan plan,
        @Nullable Recipient recipient) {}
