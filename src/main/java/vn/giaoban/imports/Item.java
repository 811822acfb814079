package vn.giaoban.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Problem;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.Warning;

/**
 * What becomes, or became, of one event.
 *
 * @param form the briefing that is asked for; null when there is none
 * @param places the points that were found for it, each with its room where one was named
 * @param unknown what of its place no point was found for
 * @param briefing what it became, now or before; of a series the first
 * @param obstacle why it can't be booked
 */
record Item(
        Entry entry,
        State state,
        @Nullable BriefingForm form,
        List<Places.Place> places,
        List<String> unknown,
        List<Entry.Fault> faults,
        @Nullable BriefingId briefing,
        @Nullable Problem obstacle,
        List<Warning> warnings) {

    /** How it stands with it. */
    enum State {
        /** Could be booked as it is. */
        READY,
        /** Something is in the way. */
        BLOCKED,
        /** Was booked just now. */
        IMPORTED,
        /** Was imported before: left as it is. */
        KNOWN,
        /** Over. */
        PAST,
        /** Called off in the file. */
        CANCELLED,
        /** Not understood. */
        FAULTY
    }

    static Item of(Entry entry, State state) {
        return new Item(entry, state, null, List.of(), List.of(), List.of(), null, null, List.of());
    }

    static Item faulty(Entry entry, List<Entry.Fault> faults) {
        return new Item(entry, State.FAULTY, null, List.of(), List.of(), faults, null, null, List.of());
    }

    Item known(BriefingId id) {
        return new Item(entry, State.KNOWN, form, places, unknown, faults, id, null, List.of());
    }

    Item imported(BriefingId id, List<Warning> told) {
        return new Item(entry, State.IMPORTED, form, places, unknown, faults, id, null, told);
    }

    Item ready(List<Warning> told) {
        return new Item(entry, State.READY, form, places, unknown, faults, null, null, told);
    }

    Item blocked(Problem problem) {
        return new Item(entry, State.BLOCKED, form, places, unknown, faults, null, problem, List.of());
    }
}
