package vn.giaoban.scheduling;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.planning.BriefingPlan;

/** What a change of plan means for rooms and life; pure functions. */
final class Replanning {

    private Replanning() {}

    /** Whether the new plan asks for anything to be booked or given back. */
    static boolean needsRooms(Briefing before, Briefing after) {
        return !before.held().equals(after.held())
                || !Objects.equals(before.chair(), after.chair())
                || before.policy() != after.policy()
                || !wishes(before).equals(wishes(after));
    }

    /** A point's wish without the room that happened to be found for it. */
    private static List<ExpectedPoint> wishes(Briefing briefing) {
        return briefing.points().stream()
                .map(p ->
                        new ExpectedPoint(p.point(), p.required(), p.pinned() ? p.room() : null, p.pinned(), p.quota()))
                .toList();
    }

    /** The chair's mail address as reservations know it; null when there is none. */
    static @Nullable String chairMail(Briefing briefing) {
        var chair = briefing.chair();
        return chair == null || chair.email() == null ? null : chair.email().toLowerCase(Locale.ROOT);
    }

    /**
     * A new plan with all its people: its chair, and the presenters of the old one, who are named elsewhere and stay.
     *
     * @param before the plan that they were reserved for
     * @param reserved who has whom
     */
    static BriefingPlan withPeople(BriefingPlan plan, Briefing before, Map<UUID, Collection<String>> reserved) {
        var formerChair = chairMail(before);
        return plan.withPeople(Stream.concat(
                        reserved.getOrDefault(before.id().value(), List.of()).stream()
                                .filter(person -> !person.equals(formerChair)),
                        plan.people().stream())
                .distinct()
                .toList());
    }
}
