package vn.giaoban.replies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mail says. */
sealed interface ReplyMail {

    /**
     * Somebody's calendar answers, or proposes another time (RFC 5546, 3.2.3 and 3.2.7).
     *
     * @param counter whether it proposes
     * @param replies one for each event that it speaks of
     */
    record Answer(Sender sender, boolean counter, List<CalendarReply> replies) implements ReplyMail {}

    /**
     * A letter of ours could not be delivered (RFC 3464).
     *
     * @param messageIds what it may be a report on, the likeliest first
     * @param reason the mail server's words
     */
    record Bounce(List<String> messageIds, String reason) implements ReplyMail {}

    /** Nothing to do: an absence note, a delay, a receipt. */
    record Nothing(String why) implements ReplyMail {}

    /** Something for people to read. */
    record Other(String why) implements ReplyMail {}

    /**
     * Who wrote.
     *
     * @param from the one address of From, in lower case; null when there is none or more
     * @param replyTo the addresses of Reply-To, in lower case
     */
    record Sender(@Nullable String from, List<String> replyTo) {

        /** Services that send the answers of their users' calendars in their own name, and name the user in Reply-To. */
        private static final List<String> RELAYS =
                List.of("noreply@email.apple.com", "calendar-notification@google.com");

        /**
         * Whether this is the attendee's own word. A mail can be forged, and so can this; it keeps out the honest mistake, such as the answer
         * of a colleague to whom an invitation was forwarded.
         */
        boolean speaksFor(CalendarReply.Attendee attendee) {
            if (from == null) return false;
            return from.equals(attendee.address()) || (RELAYS.contains(from) && replyTo.contains(attendee.address()));
        }
    }
}
