package vn.giaoban.letters;

import java.time.Instant;
import net.fortuna.ical4j.model.property.Method;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;

/**
 * A briefing as it stands in one recipient's calendar.
 *
 * @param method REQUEST, CANCEL or PUBLISH
 * @param link the recipient's personal link; null in a cancellation
 */
record Entry(
        Method method,
        BriefingId briefing,
        int sequence,
        Instant stamp,
        Plan plan,
        Recipient recipient,
        @Nullable String link) {}
