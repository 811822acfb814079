package vn.giaoban.scheduling;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingPatch;
import vn.giaoban.series.Member;

/**
 * A change of one occurrence, applied to others of its series: what it says of the time is a displacement of the wall-clock time and a
 * length; the rest is taken as it is. Plain Java.
 *
 * @param anchor the occurrence that the change was given to
 * @param place its place in the series
 * @param patch the change, as JSON Merge Patch
 * @param form the anchor's whole plan as it shall be
 * @param shiftBefore by how much the series was moved already
 * @param overwriting whether occurrences lose what was changed for them alone
 */
record ScopedPatch(
        Briefing anchor, Member place, ObjectNode patch, BriefingForm form, Duration shiftBefore, boolean overwriting) {

    /** What the change is about. */
    Set<String> members() {
        return BriefingPatch.members(patch);
    }

    boolean movesTime() {
        return members().contains(BriefingPatch.TIME);
    }

    /** By how much wall-clock starts are moved, against where the rule has them; nothing when only the end is changed. */
    Duration shift() {
        if (!patch.has("start")) return Duration.ZERO;
        var after = form.start().atZoneSameInstant(anchor.zone()).toLocalDateTime();
        return Duration.between(ruled(place), after);
    }

    /** How long each lasts. */
    Duration length() {
        return Duration.between(form.start(), form.end());
    }

    /** The change as it is for another occurrence; null when nothing is left of it, since all of it was changed there by hand. */
    @Nullable
    ObjectNode patchFor(Member member, Briefing briefing) {
        if (member.briefing().equals(place.briefing())) return patch;
        var kept = overwriting ? Set.<String>of() : member.changed();
        var own = patch.deepCopy();
        patch.propertyNames().stream()
                .filter(name -> kept.contains(BriefingPatch.memberOf(name)))
                .forEach(own::remove);
        if (movesTime() && !kept.contains(BriefingPatch.TIME)) {
            var start = startOf(member, briefing);
            own.put("start", start.toString());
            own.put("end", start.plus(length()).toString());
        }
        return own.isEmpty() ? null : own;
    }

    private OffsetDateTime startOf(Member member, Briefing briefing) {
        return ruled(member).plus(shift()).atZone(briefing.zone()).toOffsetDateTime();
    }

    /** Where the rule has an occurrence, as the series was moved until now. */
    private LocalDateTime ruled(Member member) {
        return member.recurrenceId().plus(shiftBefore);
    }
}
