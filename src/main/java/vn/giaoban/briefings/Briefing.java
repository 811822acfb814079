package vn.giaoban.briefings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

    /** Whether invitations have gone out for it. */
    @JsonIgnore
    public boolean isPublished() {
        return status == BriefingStatus.SCHEDULED || status == BriefingStatus.LIVE || status == BriefingStatus.ENDED;
    }
}
