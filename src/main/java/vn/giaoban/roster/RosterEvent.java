package vn.giaoban.roster;

import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.DomainEvent;

/** What happened to the roster of a briefing, beside what its plan brings along. */
public sealed interface RosterEvent extends DomainEvent {

    /** The briefing whose roster it is. */
    BriefingId briefing();

    @Override
    default String key() {
        return "briefing:" + briefing();
    }

    /** Delegates were added, changed, dropped or replaced. */
    record Changed(BriefingId briefing) implements RosterEvent {}
}
