package vn.giaoban.entrance;

import java.time.Instant;
import java.util.Optional;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.conferences.OpeningPolicy;
import vn.giaoban.kernel.Problem;

/** Who may see, answer and enter what, at a time. Each rule returns the problem, or nothing when there is none. */
final class EntryPolicy {

    private EntryPolicy() {}

    /** Whether the holder of a link may enter the conference: what the room itself asks, and a link that was not revoked. */
    static Optional<Problem> mayEnter(Admission admission, Instant now) {
        return maySee(admission).or(() -> OpeningPolicy.insideWindow(admission.conference(), now));
    }

    /** Whether the holder of a link may see the briefing: also before the window and after it. */
    static Optional<Problem> maySee(Admission admission) {
        return OpeningPolicy.mayKnow(admission.briefing())
                .or(() -> when(admission.isRevoked(), new EntryProblem.Revoked()));
    }

    /** Whether the holder of a link may still say whether they come: until the planned end. */
    static Optional<Problem> mayAnswer(Admission admission, Instant now) {
        var over = !now.isBefore(admission.briefing().time().end());
        return maySee(admission).or(() -> when(over, new ConferenceProblem.Over()));
    }

    private static Optional<Problem> when(boolean holds, Problem problem) {
        return holds ? Optional.of(problem) : Optional.empty();
    }
}
