package vn.giaoban.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A raw fact from the conference server, as its {@code event_sync} component tells it. Times are the server's, whole seconds.
 *
 * @param kind what happened
 * @param room the room's name in lower case; the main room's for a breakout room
 * @param roomJid the room's address
 * @param breakout whether it happened in a breakout room
 * @param occupant who came or went; null for a room event
 * @param createdAt when the room opened; for room events
 * @param destroyedAt when the room closed; for ROOM_DESTROYED
 * @param allOccupants the last visit of each address, told when the room closes
 * @param receivedAt when the intake took it
 */
public record ConferenceEvent(
        Kind kind,
        String room,
        String roomJid,
        boolean breakout,
        @Nullable Visit occupant,
        @Nullable Instant createdAt,
        @Nullable Instant destroyedAt,
        List<Visit> allOccupants,
        Instant receivedAt) {

    /** The four kinds of event. */
    public enum Kind {
        ROOM_CREATED,
        ROOM_DESTROYED,
        OCCUPANT_JOINED,
        OCCUPANT_LEFT
    }

    /**
     * One stay of one address in the room; (room, jid, joinedAt) names it.
     *
     * @param jid the occupant's full address
     * @param id what our token put into {@code context.user.id}: {@code POINT:<code>} or a delegate's id; null for a guest
     * @param name the shown name
     * @param joinedAt when it began; may be missing in a broken report
     * @param leftAt when it ended; null while it lasts or when nobody told
     */
    public record Visit(
            String jid,
            @Nullable String id,
            @Nullable String name,
            @Nullable Instant joinedAt,
            @Nullable Instant leftAt) {}
}
