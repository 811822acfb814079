package vn.giaoban.replies;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;

/** What an answer that came by mail is worth. */
final class ReplyPolicy {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]{1,189}");

    private ReplyPolicy() {}

    /**
     * Whether an answer is to a time that the briefing no longer has. RFC 5546, 2.1.4 lets an organizer refuse any answer to an older
     * SEQUENCE; here one counts as long as the time is the same, since who said yes to it need not say so again for a new title.
     *
     * @param toldTime the start that the answered SEQUENCE was told with; null when that is not known
     */
    static boolean isStale(CalendarReply reply, boolean counter, Briefing briefing, @Nullable Instant toldTime) {
        // in a proposal DTSTART is the time proposed
        var known = counter || reply.start() == null ? toldTime : reply.start();
        if (known != null) return !known.equals(briefing.time().start());
        return reply.sequence() != null && reply.sequence() < briefing.sequence();
    }

    /** When an answer was given; null when that is not said or lies ahead, which would put all later answers behind it. */
    static @Nullable Instant believable(@Nullable Instant stamp, Instant now) {
        return stamp == null || stamp.isAfter(now.plus(Duration.ofHours(1))) ? null : stamp;
    }

    /** Whether it still takes answers. */
    static boolean isOpen(Briefing briefing, Instant now) {
        var status = briefing.statusAt(now);
        return status == BriefingStatus.SCHEDULED || status == BriefingStatus.LIVE;
    }

    /** Whether a text can be the address of the person who is sent instead. */
    static boolean isAddress(@Nullable String text) {
        return text != null && text.length() <= 200 && ADDRESS.matcher(text).matches();
    }
}
