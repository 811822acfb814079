package vn.giaoban.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.roster.Roll;

/** Who may be ticked, when. Each rule returns the problem, or nothing when there is none. */
final class TickPolicy {

    /** How long before the start people gather. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private TickPolicy() {}

    /**
     * When it is the time for it.
     *
     * @param closesAt when the conference closes: the planned end plus its grace
     */
    static TimeRange windowOf(Briefing briefing, Instant closesAt) {
        return new TimeRange(briefing.time().start().minus(BEFORE), closesAt);
    }

    /** Whether ticks are taken now. */
    static Optional<Problem> isOpen(Briefing briefing, TimeRange window, Instant now) {
        if (briefing.status() == BriefingStatus.DRAFT || briefing.status() == BriefingStatus.CANCELLED)
            return Optional.of(new WrongStatus(briefing.statusAt(now), "Nobody comes to a briefing that is not held"));
        return when(!window.contains(now), new TickProblem.NotNow(window.start(), window.end()));
    }

    /** Whether the time is one that can be spoken of: what will be is not known yet. */
    static Optional<Problem> isKnown(Instant since, TimeRange window, Instant now) {
        return when(since.isAfter(now), InvalidRequest.at("/since", "is in the future"))
                .or(() -> when(
                        since.isBefore(window.start()), InvalidRequest.at("/since", "is before " + window.start())));
    }

    /** Whether the delegate sits at that point. */
    static Optional<Problem> sitsThere(Briefing briefing, Roll roll, String point, UUID delegate) {
        var expected = briefing.points().stream().anyMatch(p -> p.point().equals(point));
        var sits = roll.delegates().stream().anyMatch(d -> d.id().equals(delegate) && point.equals(d.point()));
        return when(!expected, new NotFound("Point " + point + " at this briefing"))
                .or(() -> when(!sits, InvalidRequest.at("/delegate", "is not expected at this point")));
    }

    private static Optional<Problem> when(boolean holds, Problem problem) {
        return holds ? Optional.of(problem) : Optional.empty();
    }
}
