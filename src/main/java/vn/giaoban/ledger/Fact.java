package vn.giaoban.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.presence.Verdict;

/** Something that was told or said of a briefing's attendance. It never changes; what is said against it is another fact. */
public sealed interface Fact {

    /** The conference server told by itself. */
    record Told(ConferenceEvent event) implements Fact {}

    /**
     * The conference server answered who is in a room, written as the difference to its answer before.
     *
     * @param roomJid the room's address
     * @param at when the answer came
     * @param came addresses that were not in the list before
     * @param gone addresses that were
     */
    record Listed(String roomJid, Instant at, List<String> came, List<String> gone) implements Fact {}

    /**
     * Somebody said that a delegate is in a point's room, or is not.
     *
     * @param since from when on
     * @param by who said so, as the audit trail names them
     */
    record Ticked(String point, UUID delegate, boolean present, Instant since, String by) implements Fact {}

    /**
     * Somebody said that a verdict is another one.
     *
     * @param kind {@code POINT} or {@code DELEGATE}
     * @param who the point's code or the delegate's id
     */
    record Corrected(String kind, String who, Verdict verdict, String reason, String by) implements Fact {}

    /**
     * Somebody said whose a visit was that nobody's token named: of all visits that are shown as an identity, or of one visit.
     *
     * @param identity what they are shown as; null when it is about one visit
     * @param jid the address of the one visit
     * @param from when that began
     * @param kind {@code POINT} or {@code DELEGATE}; null with {@code who} when it takes back what was said before
     * @param who the point's code or the delegate's id
     */
    record Matched(
            @Nullable String identity,
            @Nullable String jid,
            @Nullable Instant from,
            @Nullable String kind,
            @Nullable String who,
            String reason,
            String by)
            implements Fact {

        /** Whose visit it was, as tokens name them; null when this takes back. */
        public @Nullable String whose() {
            if (who == null) return null;
            return "POINT".equals(kind) ? "POINT:" + who : who;
        }
    }
}
