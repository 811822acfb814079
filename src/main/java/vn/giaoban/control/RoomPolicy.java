package vn.giaoban.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.conferences.Opening;
import vn.giaoban.intake.ConferenceEvent.Visit;
import vn.giaoban.roster.Roll;

/** What has to be done in a room at a time. Pure. */
final class RoomPolicy {

    /** How long before the planned end people are warned, the later one first. */
    static final List<Duration> WARNINGS = List.of(Duration.ofMinutes(2), Duration.ofMinutes(10));

    private static final String POINT = "POINT:";
    private static final Pattern DELEGATE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RoomPolicy() {}

    /** Why the room must not be open; empty when it may. */
    static Optional<Ending> mustClose(Opening opening, Instant now) {
        if (opening.briefing().statusAt(now) == BriefingStatus.CANCELLED) return Optional.of(Ending.CANCELLED);
        return now.isBefore(opening.conference().closeAt()) ? Optional.empty() : Optional.of(Ending.OVER);
    }

    /**
     * The warning that has its time now. One that was missed is made good until the next has its time. A briefing that is shorter than
     * that is not warned right when it begins.
     */
    static Optional<Duration> dueWarning(Briefing briefing, Instant now) {
        if (briefing.statusAt(now) != BriefingStatus.LIVE) return Optional.empty();
        var left = Duration.between(now, briefing.time().end());
        return WARNINGS.stream()
                .filter(before -> left.compareTo(before) <= 0)
                .findFirst()
                .filter(before -> briefing.time().duration().compareTo(before) > 0);
    }

    /** How many minutes are left, as people say it: the last one is one minute. */
    static long minutesLeft(Briefing briefing, Instant now) {
        return Math.max(
                1, Math.ceilDiv(Duration.between(now, briefing.time().end()).toSeconds(), 60L));
    }

    /**
     * Visits of people who have no business in the room any more: they are not expected, or their link died while they were inside. Who has no identity, or none that
     * the service gives, is left alone.
     */
    static List<Visit> toRemove(Collection<Visit> present, Roll roll, Collection<Expulsion> expulsions) {
        var expected = identitiesOf(roll);
        return present.stream()
                .filter(visit -> isOurs(visit.id()))
                .filter(visit -> !expected.contains(visit.id())
                        || expulsions.stream().anyMatch(expulsion -> concerns(expulsion, visit)))
                .toList();
    }

    private static boolean isOurs(@org.jspecify.annotations.Nullable String identity) {
        return identity != null
                && (identity.startsWith(POINT) || DELEGATE.matcher(identity).matches());
    }

    private static Set<String> identitiesOf(Roll roll) {
        return Stream.concat(
                        roll.points().stream().map(answer -> POINT + answer.point()),
                        roll.delegates().stream().map(delegate -> delegate.id().toString()))
                .collect(Collectors.toSet());
    }

    private static boolean concerns(Expulsion expulsion, Visit visit) {
        var joined = visit.joinedAt();
        return expulsion.identity().equals(visit.id()) && joined != null && joined.isBefore(expulsion.at());
    }
}
