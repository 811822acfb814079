package vn.giaoban.invitations;

import java.time.Instant;
import vn.giaoban.audience.Plan;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.letters.Occasion;

/**
 * One version of a briefing, as it is told.
 *
 * @param version of the briefing
 * @param occasion what it is told for
 * @param sequence iCalendar SEQUENCE
 * @param stamp when it was decided, whole seconds
 */
public record Issue(BriefingId briefing, int version, Occasion occasion, int sequence, Instant stamp, Plan plan) {}
