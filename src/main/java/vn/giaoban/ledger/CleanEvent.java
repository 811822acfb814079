package vn.giaoban.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;

/**
 * What was told in the form in which PostgreSQL can keep it, whatever it says: text without what PostgreSQL refuses, times within what
 * it can hold, lists in one order.
 */
final class CleanEvent {

    /** An index can't hold more; a name so long is none of ours anyway. */
    private static final int LONGEST_ROOM = 300;

    /** Addresses of XMPP are shorter (RFC 7622: 3,071 bytes). */
    private static final int LONGEST_JID = 3_100;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** NUL, and halves of characters that came without the other half. */
    private static final Pattern NO_TEXT =
            Pattern.compile("\0|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private CleanEvent() {}

    /** The same event as it can be kept. */
    static ConferenceEvent of(ConferenceEvent event) {
        var room = clean(event.room());
        return new ConferenceEvent(
                event.kind(),
                room.length() > LONGEST_ROOM ? clean(room.substring(0, LONGEST_ROOM)) : room,
                clean(event.roomJid()),
                event.breakout(),
                event.occupant() == null ? null : clean(event.occupant()),
                within(event.createdAt()),
                within(event.destroyedAt()),
                event.allOccupants().stream()
                        .map(CleanEvent::clean)
                        .sorted(Comparator.comparing(ConferenceEvent.Visit::toString))
                        .toList(),
                event.receivedAt());
    }

    /** Addresses as they can be kept, each once, in one order. */
    static List<String> jids(List<String> jids) {
        return jids.stream()
                .map(jid -> clean(jid.length() > LONGEST_JID ? jid.substring(0, LONGEST_JID) : jid))
                .distinct()
                .sorted()
                .toList();
    }

    private static ConferenceEvent.Visit clean(ConferenceEvent.Visit visit) {
        return new ConferenceEvent.Visit(
                clean(visit.jid()),
                visit.id() == null ? null : clean(visit.id()),
                visit.name() == null ? null : clean(visit.name()),
                within(visit.joinedAt()),
                within(visit.leftAt()));
    }

    private static String clean(String text) {
        return NO_TEXT.matcher(text).replaceAll("\ufffd");
    }

    private static @Nullable Instant within(@Nullable Instant time) {
        return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }
}
