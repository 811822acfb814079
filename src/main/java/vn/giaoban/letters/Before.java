package vn.giaoban.letters;

import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;

/**
 * What a recipient was told last, before the message that tells of changes; kept as JSON beside it.
 *
 * @param roomName the room where they were to sit, as people call it
 */
public record Before(Plan plan, @Nullable String roomName) {

    /** What was told to somebody. */
    public static Before of(Plan plan, Recipient recipient) {
        return new Before(plan, recipient.roomName());
    }
}
