package vn.giaoban.conferences;

import java.time.Instant;
import vn.giaoban.briefings.BriefingId;

/**
 * The room of a briefing at a conference server.
 *
 * @param name lower case, can't be guessed: {@code gb-} and 100 random bits
 * @param server the name of the {@linkplain vn.giaoban.deployments.Deployment server} that it is on
 * @param openAt from when people may enter
 * @param closeAt from when nobody may enter any more and the server closes the room
 */
public record Conference(BriefingId briefing, String name, String server, Instant openAt, Instant closeAt) {

    /** Whether people may be in it at a time. */
    boolean isOpen(Instant now) {
        return !now.isBefore(openAt) && now.isBefore(closeAt);
    }
}
