package vn.giaoban.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * Who was at a briefing, judged: pure computation from facts, the same whatever their order and however often they were told.
 *
 * @param closed whether the briefing is over, so that nothing but new facts about the past can change it
 * @param realStart the start, or the first room's opening when that came later; null while there is neither
 * @param realEnd the earlier of the last room's end and the planned end; null until closed
 * @param judgements by identity, one for each that was asked for
 * @param unmatched visits of guests and of identities that were not asked for, by begin
 */
public record Register(
        boolean closed,
        @Nullable Instant realStart,
        @Nullable Instant realEnd,
        Map<String, Judgement> judgements,
        List<Visit> unmatched) {

    /**
     * Judges a briefing.
     *
     * @param planned its planned (or extended) start and end
     * @param identities whom to judge, as tokens name them: {@code POINT:<code>} or a delegate's id
     * @param clock the time now; a fact that tells of a later time is believed, and moves now there
     */
    public static Register of(TimeRange planned, Rules rules, Facts facts, Set<String> identities, Instant clock) {
        var now = facts.newest().filter(clock::isBefore).orElse(clock);
        var log = VisitLog.of(facts);
        var end = realEnd(planned, log.closed());
        var closed = !now.isBefore(planned.end());
        var policy = new VerdictPolicy(rules, window(planned.start(), end, now));
        var visits = new HashMap<String, List<Visit>>();
        var unmatched = new ArrayList<Visit>();
        for (var visit : log.visits()) {
            var who = whoOf(visit, identities, facts.matches());
            if (who != null)
                visits.computeIfAbsent(who, id -> new ArrayList<>()).add(visit);
            else if (!visit.isService()) unmatched.add(visit);
        }
        var ticks = new TickLog(facts.ticks());
        var judgements = new HashMap<String, Judgement>();
        identities.forEach(id -> judgements.put(id, policy.judge(stays(id, visits, ticks))));
        return new Register(closed, realStart(planned, log.opened(), now), closed ? end : null, judgements, unmatched);
    }

    /** Whom the token named, else whose visit somebody said it was; null when it is nobody's that was asked for. */
    static @Nullable String whoOf(Visit visit, Set<String> identities, List<Match> matches) {
        if (visit.id() != null && identities.contains(visit.id())) return visit.id();
        if (matches.isEmpty() || visit.isService()) return null;
        return matches.stream()
                .filter(match -> match.isAbout(visit))
                .max(Comparator.comparingLong(Match::number))
                .map(Match::who)
                .filter(identities::contains)
                .orElse(null);
    }

    /** Two layers: whoever comes by a link of their own, and whoever is ticked in a room whose device is connected. */
    static List<Visit> stays(String id, Map<String, List<Visit>> visits, TickLog ticks) {
        var own = visits.getOrDefault(id, List.of());
        var ticked = ticks.visitsOf(id, visits).toList();
        if (ticked.isEmpty()) return own;
        return Stream.concat(own.stream(), ticked.stream())
                .sorted(Comparator.comparing(Visit::from))
                .toList();
    }

    /** A room that closed before the start was only a rehearsal: the briefing did not end with it. */
    private static Instant realEnd(TimeRange planned, Optional<Instant> roomClosed) {
        return roomClosed
                .filter(planned::contains)
                .filter(planned.start()::isBefore)
                .orElse(planned.end());
    }

    private static @Nullable TimeRange window(Instant start, Instant end, Instant now) {
        var until = now.isBefore(end) ? now : end;
        return until.isAfter(start) ? new TimeRange(start, until) : null;
    }

    private static @Nullable Instant realStart(TimeRange planned, Optional<Instant> opened, Instant now) {
        if (opened.isEmpty() || now.isBefore(planned.start())) return null;
        return opened.get().isAfter(planned.start()) ? opened.get() : planned.start();
    }
}
