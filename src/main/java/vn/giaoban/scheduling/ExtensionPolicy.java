package vn.giaoban.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.Problem;

/** Which briefings may be prolonged, and until when. */
final class ExtensionPolicy {

    private static final Duration LONGEST = Duration.ofHours(24);

    private ExtensionPolicy() {}

    /** What is wrong with prolonging a briefing at a time; nothing when it may be tried. */
    static Optional<Problem> refusal(Briefing briefing, OffsetDateTime end, Instant now) {
        var status = briefing.statusAt(now);
        return switch (status) {
            case SCHEDULED, LIVE -> faultOf(briefing, end).map(fault -> InvalidRequest.at("/end", fault));
            case DRAFT -> Optional.of(new WrongStatus(status, "Nobody knows of it yet: change its plan"));
            case ENDED -> Optional.of(new WrongStatus(status, "It is over: it can't be prolonged any more"));
            case CANCELLED -> Optional.of(new WrongStatus(status, "It was called off"));
        };
    }

    private static Optional<String> faultOf(Briefing briefing, OffsetDateTime end) {
        if (end.getNano() != 0) return Optional.of("must be a whole second");
        if (!end.toInstant().isAfter(briefing.time().end()))
            return Optional.of("must be after the present end, "
                    + briefing.time().end().atZone(briefing.zone()).toOffsetDateTime());
        return Duration.between(briefing.time().start(), end.toInstant()).compareTo(LONGEST) > 0
                ? Optional.of("is more than 24 hours after the start")
                : Optional.empty();
    }

    /** Whether it runs although nobody has written that down yet. */
    static boolean hasBegunUnseen(Briefing briefing, Instant now) {
        return briefing.status() == BriefingStatus.SCHEDULED && briefing.statusAt(now) == BriefingStatus.LIVE;
    }
}
