package vn.giaoban.letters;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;

/**
 * A message that an attempt is made to deliver. Everything a rendering depends on is here, but for the token of the link.
 *
 * @param sequence iCalendar SEQUENCE
 * @param stamp iCalendar DTSTAMP and the mail's Date, whole seconds
 * @param messageId the mail's Message-ID, with its angle brackets
 * @param attempts how often it was tried, this time included
 */
public record Message(
        UUID id,
        BriefingId briefing,
        MessageKind kind,
        int sequence,
        Instant stamp,
        Plan plan,
        Recipient recipient,
        boolean first,
        Set<Change> changes,
        String messageId,
        int attempts) {}
