package vn.giaoban.attendance;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.ledger.Extract;
import vn.giaoban.points.Point;
import vn.giaoban.presence.Judgement;
import vn.giaoban.presence.Register;
import vn.giaoban.presence.Rules;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Roll;

/**
 * The attendance of one briefing.
 *
 * @param extract the facts it was computed from
 * @param register what they come to
 * @param marks the points in catalogue order, then the delegates in the order they were named
 */
record Sheet(Briefing briefing, Instant computedAt, Extract extract, Register register, List<Mark> marks) {

    /**
     * What a sheet is made of.
     *
     * @param formerHolders the names of those in whose place others were put, by their ids
     * @param kept what the facts came to before they were forgotten; null when they are not
     */
    record Source(
            Briefing briefing,
            Roll roll,
            Map<UUID, String> formerHolders,
            Map<String, Point> points,
            Extract extract,
            @Nullable Register kept) {

        /** What people said against verdicts, oldest first. */
        List<Correction> corrections() {
            return extract.corrections().stream().map(Correction::of).toList();
        }
    }

    /** Computes it. A draft and a briefing that was called off have no verdicts. */
    static Sheet of(Source source, Rules rules, Instant now) {
        var keys = Stream.concat(
                source.briefing().points().stream().map(expected -> Mark.Key.ofPoint(expected.point())),
                source.roll().delegates().stream().map(Mark.Key::of));
        var identities = new HashSet<String>();
        keys.forEach(key -> identities.add(key.identity()));
        var facts = source.extract().facts();
        var register = source.kept() != null
                ? source.kept()
                : Register.of(source.briefing().time(), rules, facts, identities, now);
        var held = isHeld(source.briefing(), now);
        var lines = new Lines(source, held ? register.judgements() : Map.of());
        return new Sheet(
                source.briefing(),
                now,
                source.extract(),
                register,
                Stream.concat(
                                source.briefing().points().stream().map(expected -> lines.ofPoint(expected.point())),
                                source.roll().delegates().stream().map(lines::of))
                        .toList());
    }

    private static boolean isHeld(Briefing briefing, Instant now) {
        var status = briefing.statusAt(now);
        return status != BriefingStatus.DRAFT && status != BriefingStatus.CANCELLED;
    }

    /** Whether the briefing is one to be judged: published and not called off. */
    boolean isHeld() {
        return isHeld(briefing, computedAt);
    }

    /** Whether the briefing is over. */
    boolean isClosed() {
        return isHeld() && register.closed();
    }

    /** The line of a point or delegate, if the briefing expects it. */
    Optional<Mark> find(Mark.Key key) {
        return marks.stream().filter(mark -> mark.key().equals(key)).findFirst();
    }

    private static final class Lines {
        private final Source source;
        private final Map<String, Judgement> judgements;
        private final Map<Mark.Key, Correction> newest = new HashMap<>();

        Lines(Source source, Map<String, Judgement> judgements) {
            this.source = source;
            this.judgements = judgements;
            source.corrections().forEach(correction -> newest.put(correction.mark(), correction));
        }

        Mark ofPoint(String code) {
            var key = Mark.Key.ofPoint(code);
            return Mark.ofPoint(code, source.points().get(code), judgement(key), newest.get(key));
        }

        Mark of(Delegate delegate) {
            var key = Mark.Key.of(delegate);
            var point = delegate.point() == null ? null : source.points().get(delegate.point());
            var former = delegate.substituteFor();
            var name = former == null ? null : source.formerHolders().get(former);
            return Mark.of(delegate, point, name, judgement(key), newest.get(key));
        }

        private Judgement judgement(Mark.Key key) {
            return judgements.getOrDefault(key.identity(), Judgement.NONE);
        }
    }
}
