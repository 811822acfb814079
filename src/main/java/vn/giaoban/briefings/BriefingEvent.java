package vn.giaoban.briefings;

import vn.giaoban.kernel.DomainEvent;

/** What happened to a briefing. Each carries the briefing as it was right after, so that a late listener tells of the right version. */
public sealed interface BriefingEvent extends DomainEvent {

    /** The briefing right after it happened. */
    Briefing briefing();

    @Override
    default String key() {
        return "briefing:" + briefing().id();
    }

    /** It was published: invitations may go out. */
    record Scheduled(Briefing briefing) implements BriefingEvent {}

    /**
     * A published briefing's plan was changed.
     *
     * @param before as it was
     */
    record Changed(Briefing before, Briefing briefing) implements BriefingEvent {

        /** Whether it was running and goes on for longer than planned: who is in it sees it go on, and nobody else has to come. */
        public boolean prolongsRunning() {
            return before.status() == BriefingStatus.LIVE
                    && briefing.time().end().isAfter(before.time().end());
        }
    }

    /**
     * It was called off.
     *
     * @param published whether anybody had been told of it
     */
    record Cancelled(Briefing briefing, boolean published) implements BriefingEvent {}

    /** Its start has come. */
    record Started(Briefing briefing) implements BriefingEvent {}

    /** Its end has come. */
    record Ended(Briefing briefing) implements BriefingEvent {}
}
