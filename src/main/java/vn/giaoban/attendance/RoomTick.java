package vn.giaoban.attendance;

import java.time.Instant;
import java.util.UUID;
import vn.giaoban.ledger.Fact;
import vn.giaoban.ledger.LedgerEntry;

/**
 * What somebody said of a delegate in a point's room. It never changes; a newer one holds from its time on.
 *
 * @param since from when on they are there, or not
 * @param by who said so, as the audit trail names them
 */
public record RoomTick(String point, UUID delegate, boolean present, Instant since, String by, Instant at) {

    /** As the ledger keeps it. */
    static RoomTick of(LedgerEntry entry) {
        var fact = (Fact.Ticked) entry.fact();
        return new RoomTick(fact.point(), fact.delegate(), fact.present(), fact.since(), fact.by(), entry.at());
    }

    /** What the ledger keeps. */
    Fact.Ticked toFact() {
        return new Fact.Ticked(point, delegate, present, since, by);
    }
}
