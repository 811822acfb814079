package vn.giaoban.substitutions;

import java.time.Instant;
import java.util.Optional;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.Problem;

/** Who may take whose place, when. Each rule returns the problem, or nothing when there is none. */
final class SubstitutionPolicy {

    private SubstitutionPolicy() {}

    /** Whether this may be asked for. */
    static Optional<Problem> mayAsk(Scene scene, Substitute substitute, Instant now) {
        return mayBe(scene, substitute, now).or(() -> reachable(scene, substitute));
    }

    /** Whether it may be done: what was asked for may have been overtaken by events. */
    static Optional<Problem> mayBe(Scene scene, Substitute substitute, Instant now) {
        return takesPlace(scene.briefing(), now)
                .or(() -> when(scene.delegate().role() == DelegateRole.CHAIR, new SubstitutionProblem.OfChair()))
                .or(() -> isNew(scene, substitute));
    }

    /** A briefing that is over or called off has its delegates for good. */
    static Optional<Problem> takesPlace(Briefing briefing, Instant now) {
        var status = briefing.statusAt(now);
        var past = status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED;
        return when(
                past, new WrongStatus(status, "The briefing is " + status + ": nobody can be substituted any more"));
    }

    /** One person has one seat: two would be two links and two lines of attendance for one. */
    private static Optional<Problem> isNew(Scene scene, Substitute substitute) {
        var email = substitute.email();
        if (email == null) return Optional.empty();
        return scene.roll().delegates().stream()
                .filter(other -> email.equalsIgnoreCase(other.email()))
                .findFirst()
                .map(other -> new SubstitutionProblem.AlreadyExpected(other.id()));
    }

    /** A point can hand the link over; somebody who is invited by name has to be reached some other way. */
    private static Optional<Problem> reachable(Scene scene, Substitute substitute) {
        var nowhere = substitute.email() == null
                && substitute.phone() == null
                && scene.delegate().point() == null;
        return when(
                nowhere,
                InvalidRequest.at(
                        "/substitute/email", "is missing: at no point, a mail address or a phone number is needed"));
    }

    private static Optional<Problem> when(boolean holds, Problem problem) {
        return holds ? Optional.of(problem) : Optional.empty();
    }
}
