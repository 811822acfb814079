package vn.giaoban.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/** From presence to a verdict, by the HTTP contract's rules: ABSENT, else LATE, else LEFT_EARLY, else PRESENT. */
class VerdictPolicy {

    private final Rules rules;
    private final @Nullable TimeRange window;

    /**
     * Judges one briefing.
     *
     * @param window from its start to its real end, or to now while it runs; null before the start
     */
    VerdictPolicy(Rules rules, @Nullable TimeRange window) {
        this.rules = rules;
        this.window = window;
    }

    /** Judges a device or person by all their visits, by begin: two devices at once are one presence. */
    Judgement judge(List<Visit> visits) {
        if (window == null) return Judgement.NONE;
        var presences = Presence.merged(visits.stream().map(Visit::presence).toList());
        var bridged = Presence.bridged(presences, rules.bridgeGapsUnder()).stream()
                .filter(presence -> presence.within(window))
                .toList();
        if (bridged.isEmpty()) return Judgement.NEVER_CAME;
        var sessions =
                visits.stream().filter(visit -> visit.presence().within(window)).toList();
        return judge(window, bridged, dropsIn(window, presences), sessions);
    }

    private Judgement judge(TimeRange window, List<Presence> there, int drops, List<Visit> sessions) {
        var present = there.stream().map(each -> each.clipped(window).length()).reduce(Duration.ZERO, Duration::plus);
        var share = (double) present.toMillis() / Math.max(1, window.duration().toMillis());
        var lateBy = Duration.between(
                window.start(), there.getFirst().clipped(window).from());
        var last = there.getLast();
        var late = lateBy.compareTo(rules.lateAfter()) > 0;
        var leftEarly =
                Duration.between(last.clipped(window).to(), window.end()).compareTo(rules.leftEarlyBeforeEnd()) > 0;
        return new Judgement(
                verdict(share, late, leftEarly),
                late,
                leftEarly,
                there.getFirst().from(),
                endOf(last),
                present,
                share,
                lateBy,
                drops,
                sessions);
    }

    private Verdict verdict(double share, boolean late, boolean leftEarly) {
        if (share < rules.absentBelowShare()) return Verdict.ABSENT;
        if (late) return Verdict.LATE;
        return leftEarly ? Verdict.LEFT_EARLY : Verdict.PRESENT;
    }

    private static @Nullable Instant endOf(Presence presence) {
        return presence.isOpen() ? null : presence.to();
    }

    private static int dropsIn(TimeRange window, List<Presence> presences) {
        var drops = 0;
        for (var i = 1; i < presences.size(); i++) {
            var gone = presences.get(i - 1).to();
            var back = presences.get(i).from();
            if (gone.isBefore(window.end()) && back.isAfter(window.start()) && back.isBefore(window.end())) drops++;
        }
        return drops;
    }
}
