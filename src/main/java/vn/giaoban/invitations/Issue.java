package vn.giaoban.invitations;

import java.time.Instant;
import vn.giaoban.audience.Plan;
import vn.giaoban.briefings.BriefingId;

/**
 * One version of a briefing, as it is told.
 *
 * @param version of the briefing
 * @param sequence iCalendar SEQUENCE
 * @param stamp when it was decided, whole seconds
 */
record Issue(BriefingId briefing, int version, int sequence, Instant stamp, Plan plan) {}
