package vn.giaoban.conferences;

import java.time.Instant;
import java.util.Optional;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.Problem;

/** Which room may go to another server. */
final class PlacingPolicy {

    private PlacingPolicy() {}

    /**
     * Nobody may be in it: before its window opens, as long as there is any use in it.
     *
     * @param known whether its server is in the configuration: nobody can enter a room on one that is not
     */
    static Optional<Problem> mayMove(Briefing briefing, Conference conference, boolean known, Instant now) {
        var status = briefing.statusAt(now);
        if (known && briefing.isPublished() && conference.isOpen(now))
            return Optional.of(new ConferenceProblem.RoomOpen(conference.server(), conference.closeAt()));
        return status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED
                ? Optional.of(new WrongStatus(status, "Its conference is not needed any more"))
                : Optional.empty();
    }
}
