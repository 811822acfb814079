package vn.giaoban.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay of one address in one room, put together from all that was told of it; (room, jid, joined) names it.
 *
 * @param room the room's address
 * @param jid the occupant's full address
 * @param id whom our token named; null for a guest
 * @param name the name shown
 * @param presence from when to when
 * @param source who told of it
 */
public record Visit(
        String room,
        String jid,
        @Nullable String id,
        @Nullable String name,
        Presence presence,
        Source source) {

    /** Who told of a visit. */
    public enum Source {
        /** An event of somebody coming or going. */
        EVENT,
        /** Only the list told when the room closed: the events were lost. */
        ROOM_END,
        /** Somebody said that the person is in the room, and the room's device was connected. */
        TICK,
        /** Only the server's occupant lists told: whatever else was sent is lost. */
        POLL
    }

    /** When it began. */
    public Instant from() {
        return presence.from();
    }

    /** When it ended; null when nobody told. */
    public @Nullable Instant to() {
        return presence.isOpen() ? null : presence.to();
    }

    /** What is shown of somebody whom nobody expects: the id in the token, else the name, else the address. */
    public String shownAs() {
        if (id != null) return id;
        return name != null ? name : jid;
    }

    /**
     * Whether the occupant is one of the conference server's own parts, such as the focus or a recorder. They log in on a domain of
     * their own and have no token.
     */
    boolean isService() {
        return isService(jid);
    }

    /** The same of an address. */
    static boolean isService(String jid) {
        var at = jid.indexOf('@');
        var local = at < 0 ? "" : jid.substring(0, at);
        var host = jid.substring(at + 1);
        return local.equals("focus")
                || host.startsWith("auth.")
                || host.startsWith("internal.")
                || host.startsWith("recorder.")
                || host.startsWith("hidden.")
                || host.startsWith("focus.");
    }
}
