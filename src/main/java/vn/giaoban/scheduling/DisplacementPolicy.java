package vn.giaoban.scheduling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.CommonProblem.Fault;

/** Who may displace whom: pure functions. */
final class DisplacementPolicy {

    /** The least important goes first and so has the widest choice left to the others; among equals the one that was planned last. */
    static final Comparator<Briefing> ORDER = Comparator.comparing(Briefing::priority)
            .thenComparing(Briefing::createdAt, Comparator.reverseOrder())
            .thenComparing(b -> b.id().value());

    private DisplacementPolicy() {}

    /** Adds what is wrong with how a form asks for it. */
    static void check(BriefingForm form, List<Fault> faults) {
        var displace = Displace.of(form.displace());
        if (displace == null) faults.add(new Fault("/displace", "must be true, false or \"PLAN\""));
        if (displace == null || displace == Displace.NO) return;
        if (form.recurrence() != null) faults.add(new Fault("/displace", "is not possible for a series"));
        if (form.priority() == null || form.priority() == Priority.ROUTINE)
            faults.add(new Fault("/priority", "must be above ROUTINE to displace others"));
        // of an URGENT briefing this is said anyway
        if (form.urgentReason() == null && form.priority() != Priority.URGENT)
            faults.add(new Fault("/urgentReason", "is needed to displace others"));
    }

    /** Whether a briefing has to make way for one of this priority: only a less important one that has not begun. */
    static boolean yields(Briefing briefing, Priority to, Instant now) {
        var status = briefing.statusAt(now);
        return briefing.priority().compareTo(to) < 0
                && (status == BriefingStatus.DRAFT || status == BriefingStatus.SCHEDULED);
    }

    /** What those who have to make way are told. */
    static String reason(Briefing taker, boolean forRooms) {
        var kind = taker.priority() == Priority.URGENT ? "cuộc họp khẩn" : "cuộc họp quan trọng";
        return "%s cho %s “%s”: %s"
                .formatted(forRooms ? "Nhường phòng" : "Nhường lịch", kind, taker.title(), taker.urgentReason());
    }
}
