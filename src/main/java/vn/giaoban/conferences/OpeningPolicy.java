package vn.giaoban.conferences;

import java.time.Instant;
import java.util.Optional;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;

/** Which room may be open at a time. Each rule returns the problem, or nothing when there is none. */
public final class OpeningPolicy {

    private OpeningPolicy() {}

    /** Whether the conference server may open the room: published, not called off, inside the window [openAt, closeAt). */
    static Optional<Problem> mayOpen(Briefing briefing, Conference conference, Instant now) {
        return mayKnow(briefing).or(() -> insideWindow(conference, now));
    }

    /** A draft is known to nobody; of a called-off briefing people learn just that, whatever became of their links. */
    public static Optional<Problem> mayKnow(Briefing briefing) {
        if (briefing.status() == BriefingStatus.DRAFT) return Optional.of(new CommonProblem.NotFound("This"));
        return when(briefing.status() == BriefingStatus.CANCELLED, new ConferenceProblem.Cancelled());
    }

    /** Whether the time is inside the window [openAt, closeAt). */
    public static Optional<Problem> insideWindow(Conference conference, Instant now) {
        if (now.isBefore(conference.openAt())) return Optional.of(new ConferenceProblem.TooEarly(conference.openAt()));
        return when(!now.isBefore(conference.closeAt()), new ConferenceProblem.Over());
    }

    private static Optional<Problem> when(boolean holds, Problem problem) {
        return holds ? Optional.of(problem) : Optional.empty();
    }
}
