package vn.giaoban.conferences;

import java.time.Instant;
import vn.giaoban.briefings.BriefingId;

/**
 * The room of a briefing at the conference server.
 *
 * @param name lower case, can't be guessed: {@code gb-} and 100 random bits
 * @param openAt from when people may enter
 * @param closeAt from when nobody may enter any more and the server closes the room
 */
public record Conference(BriefingId briefing, String name, Instant openAt, Instant closeAt) {}
