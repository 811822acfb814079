package vn.giaoban.attendance;

import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.DomainEvent;

/** New facts about a briefing were stored; what they come to has to be computed. */
record FactsArrived(BriefingId briefing) implements DomainEvent {

    @Override
    public String key() {
        return "attendance:" + briefing;
    }
}
