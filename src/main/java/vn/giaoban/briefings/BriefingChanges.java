package vn.giaoban.briefings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pure changes of a briefing. */
final class BriefingChanges {

    private BriefingChanges() {}

    /** The same version with other points, as rooms are found for them. */
    static Briefing withPoints(Briefing b, List<ExpectedPoint> points) {
        return copy(b, b.version(), b.sequence(), b.status(), b.cancelReason(), points);
    }

    /** The next version, in another status; a published one's calendar entry gets the next SEQUENCE when it is cancelled. */
    static Briefing withStatus(Briefing b, BriefingStatus status, @Nullable String cancelReason) {
        var sequence = b.isPublished() && status == BriefingStatus.CANCELLED ? b.sequence() + 1 : b.sequence();
        return copy(b, b.version() + 1, sequence, status, cancelReason, b.points());
    }

    /** One step of its life further, which is no change of the plan: what began and ended unseen still begins before it ends. */
    static Briefing withNextStatus(Briefing b) {
        var next = b.status() == BriefingStatus.SCHEDULED ? BriefingStatus.LIVE : BriefingStatus.ENDED;
        return copy(b, b.version(), b.sequence(), next, b.cancelReason(), b.points());
    }

    /** A new plan in the place of an old one: the same briefing, one version later. */
    static Briefing replacing(Briefing old, Briefing plan) {
        return new Briefing(
                old.id(),
                old.version() + 1,
                old.isPublished() ? old.sequence() + 1 : old.sequence(),
                old.status(),
                plan.title(),
                plan.agenda(),
                plan.chair(),
                plan.host(),
                plan.time(),
                plan.zone(),
                plan.policy(),
                plan.priority(),
                plan.urgentReason(),
                plan.bufferBefore(),
                plan.bufferAfter(),
                plan.reminders(),
                plan.attendance(),
                null,
                old.createdAt(),
                old.createdBy(),
                plan.points());
    }

    private static Briefing copy(
            Briefing b,
            int version,
            int sequence,
            BriefingStatus status,
            @Nullable String cancelReason,
            List<ExpectedPoint> points) {
        return new Briefing(
                b.id(),
                version,
                sequence,
                status,
                b.title(),
                b.agenda(),
                b.chair(),
                b.host(),
                b.time(),
                b.zone(),
                b.policy(),
                b.priority(),
                b.urgentReason(),
                b.bufferBefore(),
                b.bufferAfter(),
                b.reminders(),
                b.attendance(),
                cancelReason,
                b.createdAt(),
                b.createdBy(),
                points);
    }
}
