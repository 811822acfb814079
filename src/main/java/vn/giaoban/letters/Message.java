package vn.giaoban.letters;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.calendars.Portion;

/**
 * A message that an attempt is made to deliver. Everything a rendering depends on is here, but for the token of the link.
 *
 * @param occasion what it is for
 * @param sequence iCalendar SEQUENCE
 * @param stamp iCalendar DTSTAMP and the mail's Date, whole seconds
 * @param before what the recipient was told before, in an update; null when there is nothing to compare with
 * @param portion what it tells of a series; null when it is about one briefing
 * @param details facts beside the plan that this very message tells, by name
 * @param messageId the mail's Message-ID, with its angle brackets
 * @param attempts how often it was tried, this time included
 */
public record Message(
        UUID id,
        BriefingId briefing,
        MessageKind kind,
        Occasion occasion,
        int sequence,
        Instant stamp,
        Plan plan,
        Recipient recipient,
        boolean first,
        Set<Change> changes,
        @Nullable Before before,
        @Nullable Portion portion,
        Map<String, String> details,
        String messageId,
        int attempts) {}
