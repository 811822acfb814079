package vn.giaoban.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.presence.Facts;
import vn.giaoban.presence.Match;
import vn.giaoban.presence.OccupantPoll;
import vn.giaoban.presence.Tick;

/**
 * All facts of a briefing up to one of them.
 *
 * @param entries in the order they were taken in
 * @param seq number of the last fact there is, 0 when there never was one
 * @param head its hash
 * @param isForgotten whether facts were deleted since their time was over, so that nothing can be computed from the rest
 */
public record Extract(List<LedgerEntry> entries, long seq, String head, boolean isForgotten) {

    /** Nothing was told. */
    public static final Extract NONE = new Extract(List.of(), 0, Link.GENESIS, false);

    static Extract of(List<LedgerEntry> entries, FactStore.Chain chain) {
        var forgotten = chain.forgotten() > 0;
        if (entries.isEmpty()) return new Extract(entries, chain.forgotten(), chain.forgottenHead(), forgotten);
        return new Extract(entries, entries.getLast().seq(), entries.getLast().hash(), forgotten);
    }

    /**
     * One line of a page that {@link FactStore#pagesOf} made; null when it can't be read any more. Whoever tampered with it is found by
     * looking the chain over, and the rest still counts.
     */
    static @Nullable LedgerEntry entry(String line) {
        try {
            return read(line);
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static LedgerEntry read(String line) {
        var kind = line.indexOf(' ');
        var at = line.indexOf(' ', kind + 1);
        var hash = line.indexOf(' ', at + 1);
        var body = line.indexOf(' ', hash + 1);
        var time = Link.time(Long.parseLong(line, at + 1, hash, 10));
        return new LedgerEntry(
                Long.parseLong(line, 0, kind, 10),
                time,
                FactText.read(line.substring(kind + 1, at), time, line.substring(body + 1)),
                line.substring(hash + 1, body));
    }

    /** What attendance is computed from. */
    public Facts facts() {
        var events = new ArrayList<ConferenceEvent>();
        var polls = new ArrayList<OccupantPoll>();
        var ticks = new ArrayList<Tick>();
        var matches = new ArrayList<Match>();
        var inside = new HashMap<String, Set<String>>();
        for (var entry : entries)
            switch (entry.fact()) {
                case Fact.Told told -> events.add(told.event());
                case Fact.Listed list -> polls.add(poll(list, inside));
                case Fact.Ticked tick ->
                    ticks.add(new Tick(
                            entry.seq(),
                            tick.delegate().toString(),
                            "POINT:" + tick.point(),
                            tick.present(),
                            tick.since()));
                case Fact.Matched m -> matches.add(new Match(entry.seq(), m.identity(), m.jid(), m.from(), m.whose()));
                case Fact.Corrected _ -> {}
            }
        return new Facts(events, polls, ticks, matches);
    }

    private static OccupantPoll poll(Fact.Listed list, Map<String, Set<String>> inside) {
        var before = inside.getOrDefault(list.roomJid(), Set.of());
        if (list.came().isEmpty() && list.gone().isEmpty()) return new OccupantPoll(list.roomJid(), list.at(), before);
        var now = new HashSet<>(before);
        now.addAll(list.came());
        list.gone().forEach(now::remove);
        inside.put(list.roomJid(), now);
        return new OccupantPoll(list.roomJid(), list.at(), now);
    }

    /** What was said against verdicts, oldest first. */
    public List<Said> corrections() {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof Fact.Corrected)
                .map(entry -> new Said((Fact.Corrected) entry.fact(), entry.at()))
                .toList();
    }

    /** A correction with when it was made. */
    public record Said(Fact.Corrected correction, Instant at) {}
}
