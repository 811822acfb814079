package vn.giaoban.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is there at this moment, as far as anybody told, before a briefing's start as well.
 *
 * @param present whether they are
 * @param since from when on they are there without interruption, or are gone again; null for who was never there
 */
public record Whereabouts(boolean present, @Nullable Instant since) {

    /** Nobody told of them. */
    public static final Whereabouts NEVER_SEEN = new Whereabouts(false, null);

    /**
     * Finds each of those who are asked for.
     *
     * @param identities as tokens name them: {@code POINT:<code>} or a delegate's id
     */
    public static Map<String, Whereabouts> of(Facts facts, Set<String> identities) {
        var visits = new HashMap<String, List<Visit>>();
        for (var visit : VisitLog.of(facts).visits()) {
            var who = Register.whoOf(visit, identities, facts.matches());
            if (who != null)
                visits.computeIfAbsent(who, id -> new ArrayList<>()).add(visit);
        }
        var ticks = new TickLog(facts.ticks());
        var found = new HashMap<String, Whereabouts>();
        identities.forEach(id -> found.put(id, last(Register.stays(id, visits, ticks))));
        return found;
    }

    private static Whereabouts last(List<Visit> stays) {
        if (stays.isEmpty()) return NEVER_SEEN;
        var last = Presence.merged(stays.stream().map(Visit::presence).toList()).getLast();
        return last.isOpen() ? new Whereabouts(true, last.from()) : new Whereabouts(false, last.to());
    }
}
