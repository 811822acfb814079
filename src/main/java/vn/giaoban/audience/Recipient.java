package vn.giaoban.audience;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for, as known when it was decided.
 *
 * @param id a point's code or a delegate's id
 * @param name of the point or the person
 * @param email where it goes; null for a point that has no address
 * @param point name of the point where the recipient sits; null for somebody invited by name
 * @param room id of the room there; null when there is none yet
 * @param roomName what people call that room
 * @param link the join link's id; its token is derived when the message is rendered. Null when there is no live link
 */
public record Recipient(
        Kind kind,
        String id,
        String name,
        @Nullable String email,
        AttendeeRole role,
        @Nullable String point,
        @Nullable String room,
        @Nullable String roomName,
        @Nullable UUID link) {

    /** A point's device or a person. */
    public enum Kind {
        POINT,
        DELEGATE
    }

    /** Names the recipient within a briefing, in the words the conference server knows them by: {@code POINT:<code>} or a delegate's id. */
    public String key() {
        return kind == Kind.POINT ? "POINT:" + id : id;
    }

    /**
     * The same as known within a series, where each occurrence has its own delegates: a person is known by address and name.
     *
     * @param seriesLink the link to all of their occurrences; null when none is needed
     */
    public Recipient inSeries(@Nullable UUID seriesLink) {
        var address = email == null ? "" : email.toLowerCase(Locale.ROOT);
        var own = kind == Kind.POINT
                ? id
                : UUID.nameUUIDFromBytes((address + '\n' + name).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return new Recipient(kind, own, name, email, role, point, room, roomName, seriesLink);
    }

    /** The same in another room. */
    public Recipient in(@Nullable String otherRoom, @Nullable String otherName) {
        return new Recipient(kind, id, name, email, role, point, otherRoom, otherName, link);
    }

    /** The same with another link. */
    public Recipient linkedBy(@Nullable UUID other) {
        return new Recipient(kind, id, name, email, role, point, room, roomName, other);
    }

    /** Where the recipient sits, in words; empty when that is anywhere. */
    public String place() {
        if (point == null) return "";
        return roomName == null ? point : roomName + ", " + point;
    }
}
