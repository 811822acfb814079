package vn.giaoban.attendance;

import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.DomainEvent;

/** What happened to the attendance of a briefing. */
public sealed interface AttendanceEvent extends DomainEvent {

    /** The briefing whose attendance it is. */
    BriefingId briefing();

    @Override
    default String key() {
        return "attendance:" + briefing();
    }

    /** New facts were stored (what the conference server told, ticks, corrections); what they come to has to be computed. */
    record Changed(BriefingId briefing) implements AttendanceEvent {}
}
