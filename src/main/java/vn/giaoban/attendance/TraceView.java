package vn.giaoban.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.presence.Verdict;
import vn.giaoban.presence.Visit;

/**
 * The facts behind one line of a briefing's attendance, and what was made of each.
 *
 * @param point the point's code; null for a delegate
 * @param computed what the facts come to
 * @param verdict what holds: the computed one, or a correction's
 * @param isForgotten whether facts were deleted since their time was over
 * @param sessions the visits that count
 * @param facts in the order in which they were taken in
 */
public record TraceView(
        BriefingId briefing,
        @Nullable String point,
        @Nullable UUID delegateId,
        String name,
        @Nullable Verdict computed,
        @Nullable Verdict verdict,
        boolean isForgotten,
        List<Session> sessions,
        List<Line> facts) {

    /** A visit that counts; {@code to} is null when nobody told its end. */
    public record Session(Instant from, @Nullable Instant to, Visit.Source source, String jid) {}

    /**
     * A fact.
     *
     * @param fact its number within the briefing
     * @param at when it was taken in
     * @param kind what sort of fact it is
     * @param use what was made of it
     * @param says what it says of this line
     * @param hash as the ledger has it
     */
    public record Line(long fact, Instant at, String kind, Use use, Map<String, Object> says, String hash) {}

    /** What was made of a fact. */
    public enum Use {
        /** A visit that counts begins with it. */
        BEGINS,
        /** A visit that counts ends with it. */
        ENDS,
        /** It tells both ends of a visit that counts. */
        BEGINS_AND_ENDS,
        /** It says what others said already, or shows somebody who was known to be there. */
        CONFIRMS,
        /** It is about another time than the briefing's, or another fact says otherwise and is believed. */
        UNUSED,
        /** The room opened or closed with it: the briefing's real start and end come of it, and the end of whoever was inside. */
        ROOM,
        /** It holds as long as nobody says otherwise. */
        HOLDS,
        /** Something was said later that holds in its place. */
        SUPERSEDED
    }

    static TraceView of(Sheet sheet, Mark mark) {
        var delegate = mark.delegate();
        return new TraceView(
                sheet.briefing().id(),
                delegate == null ? mark.key().who() : null,
                delegate == null ? null : delegate.id(),
                mark.name(),
                mark.computed().verdict(),
                mark.verdict(),
                sheet.extract().isForgotten(),
                mark.computed().sessions().stream()
                        .map(visit -> new Session(visit.from(), visit.to(), visit.source(), visit.jid()))
                        .toList(),
                new Trace(sheet, mark).lines());
    }
}
