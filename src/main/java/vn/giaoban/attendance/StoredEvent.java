package vn.giaoban.attendance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;

/**
 * A conference event in the form in which PostgreSQL can keep it, whatever it says: text without what PostgreSQL refuses, times within
 * what it can hold, and a digest by which the same fact is kept once.
 *
 * @param digest SHA-256 in hex of everything but the time of receipt
 */
record StoredEvent(
        String digest,
        String room,
        String kind,
        String roomJid,
        boolean breakout,
        @Nullable String jid,
        @Nullable String identity,
        @Nullable String name,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt,
        @Nullable Instant createdAt,
        @Nullable Instant destroyedAt,
        List<ConferenceEvent.Visit> occupants,
        Instant receivedAt) {

    /** An index can't hold more; a name so long is none of ours anyway. */
    private static final int LONGEST_ROOM = 300;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** NUL, and halves of characters that came without the other half. */
    private static final Pattern NO_TEXT =
            Pattern.compile("\0|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    static StoredEvent of(ConferenceEvent event) {
        var occupant = event.occupant() == null ? null : clean(event.occupant());
        var room = clean(event.room());
        var occupants = event.allOccupants().stream().map(StoredEvent::clean).toList();
        var created = within(event.createdAt());
        var destroyed = within(event.destroyedAt());
        var fact = List.of(
                event.kind(),
                clean(event.roomJid()),
                event.breakout(),
                String.valueOf(occupant),
                String.valueOf(created),
                String.valueOf(destroyed),
                occupants.stream().map(ConferenceEvent.Visit::toString).sorted().toList());
        return new StoredEvent(
                digest(room + fact),
                room.length() > LONGEST_ROOM ? clean(room.substring(0, LONGEST_ROOM)) : room,
                event.kind().name(),
                clean(event.roomJid()),
                event.breakout(),
                occupant == null ? null : occupant.jid(),
                occupant == null ? null : occupant.id(),
                occupant == null ? null : occupant.name(),
                occupant == null ? null : occupant.joinedAt(),
                occupant == null ? null : occupant.leftAt(),
                created,
                destroyed,
                occupants,
                event.receivedAt());
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
        return NO_TEXT.matcher(text).replaceAll("�");
    }

    private static @Nullable Instant within(@Nullable Instant time) {
        return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }

    private static String digest(String fact) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(fact.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
