package vn.giaoban.replies;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar answers about one event.
 *
 * @param uid of the event
 * @param recurrenceId which occurrence is meant, as written; null when it is the whole
 * @param sequence the SEQUENCE that is answered; null when it is not said
 * @param stamp when it was answered
 * @param start the event's start as the answerer knows it, or proposes it; null when it is not said, or in a time zone nobody knows
 * @param comment empty when there is none
 */
record CalendarReply(
        String uid,
        @Nullable String recurrenceId,
        @Nullable Integer sequence,
        @Nullable Instant stamp,
        @Nullable Instant start,
        @Nullable Instant end,
        List<Attendee> attendees,
        String comment) {

    /**
     * Who answers.
     *
     * @param address in lower case
     * @param participation PARTSTAT
     * @param delegatedTo whom they send instead; null when nobody
     * @param comment empty when there is none
     */
    record Attendee(
            String address, String participation, @Nullable String delegatedTo, String comment) {}

    /** The words that come with an attendee's answer; null when there are none. */
    @Nullable
    String reasonOf(Attendee attendee) {
        var words = comment.isEmpty() ? attendee.comment() : comment;
        return words.isEmpty() ? null : words;
    }
}
