package vn.giaoban.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.giaoban.intake.ConferenceEvent;

/** Whom each address belongs to, from whatever fact names both: an occupant list has addresses only. */
final class Acquaintances {

    private final Map<String, Told> byJid = new HashMap<>();

    Acquaintances(Collection<ConferenceEvent> events) {
        for (var event : events) {
            if (event.occupant() != null) meet(event.occupant());
            event.allOccupants().forEach(this::meet);
        }
    }

    /** Several reports of one address name the same person; which of them came first makes no difference. */
    private void meet(ConferenceEvent.Visit visit) {
        var key = new Told.Key(visit.jid(), Instant.EPOCH);
        byJid.merge(visit.jid(), new Told(key, visit.id(), visit.name(), null, Visit.Source.POLL), Told::and);
    }

    /** A visit that only occupant lists show, with the name of its address if any fact has it. */
    Told named(Told.Key seen) {
        var known = byJid.get(seen.jid());
        return new Told(
                seen, known == null ? null : known.id(), known == null ? null : known.name(), null, Visit.Source.POLL);
    }
}
