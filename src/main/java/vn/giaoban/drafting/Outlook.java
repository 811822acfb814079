package vn.giaoban.drafting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.booking.ScheduleConflict.Suggestion;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.Breach;

/**
 * What would come of the form if it were sent off now.
 *
 * @param times of the briefing, or of each of its series, in order; empty when something has to be typed otherwise first
 * @param rule how it repeats (RFC 5545); null for a single one
 * @param points how many are chosen
 * @param conflicts what is in the way of all of it
 * @param missing what is in the way of points that it can do without
 * @param suggestions other times
 * @param broken office rules, each once, with the first time that breaks it
 * @param capacity what is too much for lines and servers, in the words of the API; null when nothing is
 * @param heldUntil until when the rooms are held for this form; null when they are not
 * @param booked whether it is of a briefing that has its rooms: they are kept until it is changed, so that none are held for the form
 * @param mistakes why nothing could be looked up
 */
record Outlook(
        List<TimeRange> times,
        @Nullable String rule,
        int points,
        List<Conflict> conflicts,
        List<Conflict> missing,
        List<Suggestion> suggestions,
        List<BrokenRule> broken,
        @Nullable String capacity,
        @Nullable Instant heldUntil,
        boolean booked,
        List<Mistake> mistakes) {

    /** A rule, and the time that breaks it. */
    record BrokenRule(TimeRange time, Breach breach) {}

    /** Nothing could be looked up. */
    static Outlook of(int points, List<Mistake> mistakes) {
        return new Outlook(
                List.of(),
                null,
                points,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                false,
                List.copyOf(mistakes));
    }

    /** Whether all rooms and people could be had. */
    boolean isFree() {
        return !times.isEmpty() && conflicts.isEmpty() && capacity == null;
    }

    /** Whether nothing at all is missing, so that the rooms can be held. */
    boolean isHoldable() {
        return isFree()
                && missing.isEmpty()
                && heldUntil == null
                && !booked
                && broken.stream().noneMatch(b -> b.breach().isRefused());
    }

    /** The same, with what the booking was refused for. */
    Outlook refused(List<Conflict> found, List<Suggestion> others) {
        return new Outlook(times, rule, points, found, missing, others, broken, capacity, heldUntil, booked, mistakes);
    }

    /** The same, too much for lines or servers. */
    Outlook overloaded(String detail) {
        return new Outlook(
                times, rule, points, conflicts, missing, suggestions, broken, detail, heldUntil, booked, mistakes);
    }
}
