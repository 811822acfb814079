package vn.giaoban.desk;

import java.time.Instant;
import java.util.Optional;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.conferences.OpeningPolicy;
import vn.giaoban.kernel.Problem;

/** What can be seen and done at a point's page at a time; the commands behind it decide for themselves once more. */
final class DeskPolicy {

    private DeskPolicy() {}

    /** Whether the page may be seen: published, not called off, the address not taken back; also when all is over. */
    static Optional<Problem> maySee(Desk desk) {
        return OpeningPolicy.mayKnow(desk.briefing())
                .or(() -> desk.isRevoked() ? Optional.of(new DeskProblem.Revoked()) : Optional.empty());
    }

    /** Until the planned end. */
    static boolean canAnswer(Desk desk, Instant now) {
        return now.isBefore(desk.briefing().time().end());
    }

    /** Until the start. */
    static boolean canChooseRoom(Desk desk, Instant now) {
        return desk.briefing().statusAt(now) == BriefingStatus.SCHEDULED;
    }

    /** Until the list is closed. */
    static boolean canName(Desk desk, Instant now) {
        return now.isBefore(desk.closesAt()) && canChooseRoom(desk, now);
    }
}
