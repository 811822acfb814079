package vn.giaoban.displacement;

import java.time.Instant;
import java.util.Comparator;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Priority;

/** Who may displace whom: pure functions. */
final class DisplacementPolicy {

    /** The least important goes first and so has the widest choice left to the others; among equals the one that was planned last. */
    static final Comparator<Briefing> ORDER = Comparator.comparing(Briefing::priority)
            .thenComparing(Briefing::createdAt, Comparator.reverseOrder())
            .thenComparing(b -> b.id().value());

    private DisplacementPolicy() {}

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
