package vn.giaoban.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.presence.Verdict;

/**
 * How it stands at one moment with a point's device or a delegate whom a briefing expects.
 *
 * @param who the point's code, or the delegate's id
 * @param name shown to people
 * @param point code of the point it belongs to; null for a delegate who was invited by name
 * @param role null for a device
 * @param required whether the briefing can't be held without the point; false for a delegate
 * @param connected whether the device is connected; for a delegate, whether they are in the room, by their own link or by a tick
 * @param since from when on they are there, or are gone again; null for who was never there
 * @param drops how often the connection broke off and came back during the briefing
 * @param verdict what holds so far, a correction included; null before the start
 */
public record Standing(
        String who,
        String name,
        @Nullable String point,
        @Nullable DelegateRole role,
        boolean required,
        boolean connected,
        @Nullable Instant since,
        int drops,
        @Nullable Verdict verdict) {

    /** Whether they were there before and are not now. */
    public boolean isGone() {
        return !connected && since != null;
    }
}
