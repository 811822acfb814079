package vn.giaoban.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.Problem;
import vn.giaoban.preflight.Readiness.State;

/** Which check-time is when, and what a point's checks come to. */
final class PreflightPolicy {

    /** Who checks so long before the first check-time has done it for that. */
    static final Duration EARLY = Duration.ofMinutes(30);

    /** From so long before the start on devices may be checked at all. */
    static final Duration FROM = Duration.ofDays(7);

    private PreflightPolicy() {}

    /** Whether devices may be checked: a week before the start, until the end. */
    static Optional<Problem> isOpen(Briefing briefing, Instant now) {
        var open = briefing.isPublished()
                && briefing.statusAt(now) != BriefingStatus.CANCELLED
                && !now.isBefore(briefing.time().start().minus(FROM))
                && now.isBefore(briefing.time().end());
        return open ? Optional.empty() : Optional.of(new ChecksClosed());
    }

    /** The check-time that a check at a time is made for; null when it is long before the first. */
    static @Nullable Duration roundAt(Instant start, List<Duration> times, Instant now) {
        var due = times.stream()
                .filter(before -> !now.isBefore(start.minus(before)))
                .min(Comparator.naturalOrder());
        return due.orElseGet(() -> times.stream()
                .max(Comparator.naturalOrder())
                .filter(first -> !now.isBefore(start.minus(first).minus(EARLY)))
                .orElse(null));
    }

    /** The check-times that have come, the latest last. */
    static List<Duration> due(Briefing briefing, List<Duration> times, Instant now) {
        return times.stream()
                .filter(before -> !now.isBefore(briefing.time().start().minus(before)))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** What the newest check says; one of long ago says nothing. */
    static State stateOf(@Nullable DeviceCheck newest) {
        if (newest == null || newest.before() == null) return State.MISSING;
        return newest.isGood() ? State.READY : State.FAULTY;
    }

    /** What was said for a check-time. */
    static State stateOf(List<DeviceCheck> checks, Duration before) {
        return stateOf(checks.stream()
                .filter(check -> before.equals(check.before()))
                .reduce((_, later) -> later)
                .orElse(null));
    }

    /** It is not the time for it. */
    record ChecksClosed() implements Problem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "checks-closed";
        }

        @Override
        public String detail() {
            return "Devices are checked from a week before the start until the end";
        }
    }
}
