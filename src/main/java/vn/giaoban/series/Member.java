package vn.giaoban.series;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import vn.giaoban.briefings.BriefingId;

/**
 * A briefing's place in its series.
 *
 * @param recurrenceId the wall-clock start that the rule gave it (RFC 5545 RECURRENCE-ID); it stays when the briefing is moved
 * @param changed members of the plan that were changed for it alone
 */
public record Member(UUID series, BriefingId briefing, LocalDateTime recurrenceId, Set<String> changed) {}
