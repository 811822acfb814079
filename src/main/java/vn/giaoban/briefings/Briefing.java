package vn.giaoban.briefings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * One meeting, as planned.
 *
 * @param version grows with every change of the plan; the ETag
 * @param sequence iCalendar SEQUENCE (RFC 5546): 0 when first published, one more with each change or cancellation after that
 * @param status as last written; {@link #statusAt} tells it at a time
 * @param host code of the point that hosts it
 * @param time announced start and end
 * @param zone where wall-clock times are meant
 * @param bufferBefore time the rooms are held before the start
 * @param bufferAfter time the rooms are held after the end
 * @param reminders how long before the start people are reminded
 * @param cancelReason why it was called off
 * @param points in catalogue order
 */
public record Briefing(
        BriefingId id,
        int version,
        int sequence,
        BriefingStatus status,
        String title,
        List<AgendaItem> agenda,
        @Nullable Chair chair,
        @Nullable String host,
        TimeRange time,
        ZoneId zone,
        BookingPolicy policy,
        Priority priority,
        @Nullable String urgentReason,
        Duration bufferBefore,
        Duration bufferAfter,
        List<Duration> reminders,
        AttendanceRules attendance,
        @Nullable String cancelReason,
        Instant createdAt,
        String createdBy,
        List<ExpectedPoint> points) {

    /**
     * The status at a time: a published briefing is LIVE from its start and ENDED from its end, a draft that nobody published is
     * CANCELLED at its start, whether or not the job that writes this down has run yet.
     */
    public BriefingStatus statusAt(Instant now) {
        return switch (status) {
            case ENDED, CANCELLED -> status;
            case DRAFT -> now.isBefore(time.start()) ? status : BriefingStatus.CANCELLED;
            case SCHEDULED, LIVE -> lifeAt(now);
        };
    }

    private BriefingStatus lifeAt(Instant now) {
        if (now.isBefore(time.start())) return BriefingStatus.SCHEDULED;
        return now.isBefore(time.end()) ? BriefingStatus.LIVE : BriefingStatus.ENDED;
    }

    /** The announced time with its buffers: what rooms are held for. */
    @JsonIgnore
    public TimeRange held() {
        return time.widened(bufferBefore, bufferAfter);
    }

    /** The ids of the rooms that it has, by the point's code; points without one are left out. */
    public Map<String, String> roomsByPoint() {
        var rooms = new HashMap<String, String>();
        for (var point : points) if (point.room() != null) rooms.put(point.point(), point.room());
        return rooms;
    }

    /** Whether invitations have gone out for it. */
    @JsonIgnore
    public boolean isPublished() {
        return status == BriefingStatus.SCHEDULED || status == BriefingStatus.LIVE || status == BriefingStatus.ENDED;
    }

    /** Whether people were told of it, even if it was called off since: only what was published has a SEQUENCE beyond its first. */
    public boolean wasTold() {
        return isPublished() || (status == BriefingStatus.CANCELLED && sequence > 0);
    }

    /** The same version with other points, as rooms are found for them. */
    public Briefing withPoints(List<ExpectedPoint> other) {
        return copy(version, sequence, status, cancelReason, other);
    }

    /** The next version with other points, as when a room is found later: those who were invited get the next SEQUENCE. */
    public Briefing withLaterPoints(List<ExpectedPoint> other) {
        return copy(version + 1, isPublished() ? sequence + 1 : sequence, status, cancelReason, other);
    }

    /** The next version, published. */
    public Briefing published() {
        return copy(version + 1, sequence, BriefingStatus.SCHEDULED, cancelReason, points);
    }

    /** The next version, called off; a published one's calendar entry gets the next SEQUENCE. */
    public Briefing cancelled(String reason) {
        return copy(version + 1, isPublished() ? sequence + 1 : sequence, BriefingStatus.CANCELLED, reason, points);
    }

    /** The next version, which ends later. */
    public Briefing prolonged(Instant end) {
        return replacedBy(repeatedAt(id, new TimeRange(time.start(), end)));
    }

    /** One step of its life further, which is no change of the plan: what began and ended unseen still begins before it ends. */
    public Briefing withNextStatus() {
        var next = status == BriefingStatus.SCHEDULED ? BriefingStatus.LIVE : BriefingStatus.ENDED;
        return copy(version, sequence, next, cancelReason, points);
    }

    /** A new plan in the place of this one: the same briefing, one version later. */
    public Briefing replacedBy(Briefing plan) {
        return new Briefing(
                id,
                version + 1,
                isPublished() ? sequence + 1 : sequence,
                status,
                plan.title,
                plan.agenda,
                plan.chair,
                plan.host,
                plan.time,
                plan.zone,
                plan.policy,
                plan.priority,
                plan.urgentReason,
                plan.bufferBefore,
                plan.bufferAfter,
                plan.reminders,
                plan.attendance,
                null,
                createdAt,
                createdBy,
                plan.points);
    }

    /** The same plan under another name at another time, as the occurrences of a series are. */
    public Briefing repeatedAt(BriefingId other, TimeRange otherTime) {
        return new Briefing(
                other,
                version,
                sequence,
                status,
                title,
                agenda,
                chair,
                host,
                otherTime,
                zone,
                policy,
                priority,
                urgentReason,
                bufferBefore,
                bufferAfter,
                reminders,
                attendance,
                cancelReason,
                createdAt,
                createdBy,
                points);
    }

    private Briefing copy(
            int newVersion,
            int newSequence,
            BriefingStatus newStatus,
            @Nullable String newReason,
            List<ExpectedPoint> newPoints) {
        return new Briefing(
                id,
                newVersion,
                newSequence,
                newStatus,
                title,
                agenda,
                chair,
                host,
                time,
                zone,
                policy,
                priority,
                urgentReason,
                bufferBefore,
                bufferAfter,
                reminders,
                attendance,
                newReason,
                createdAt,
                createdBy,
                newPoints);
    }
}
