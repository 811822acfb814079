package vn.giaoban.audience;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;

/**
 * What recipients are told of one version of a briefing; kept as JSON beside the messages that tell it.
 *
 * @param host the point that hosts it: whom to ask
 * @param reminders how long before the start calendars should remind
 * @param cancelled whether the briefing is called off, as opposed to one recipient being dropped
 */
public record Plan(
        String title,
        List<AgendaItem> agenda,
        @Nullable Chair chair,
        @Nullable Contact host,
        TimeRange time,
        ZoneId zone,
        Priority priority,
        @Nullable String urgentReason,
        List<Duration> reminders,
        boolean cancelled,
        @Nullable String cancelReason) {

    /** Whom to ask. */
    public record Contact(
            String code,
            String name,
            @Nullable String email,
            @Nullable String phone) {}

    static Plan of(Briefing briefing, @Nullable Point host) {
        return new Plan(
                briefing.title(),
                briefing.agenda(),
                briefing.chair(),
                host == null ? null : new Contact(host.code(), host.name(), host.email(), host.phone()),
                briefing.time(),
                briefing.zone(),
                briefing.priority(),
                briefing.urgentReason(),
                briefing.reminders(),
                briefing.status() == BriefingStatus.CANCELLED,
                briefing.cancelReason());
    }

    /** The same at another time. */
    public Plan at(TimeRange other) {
        return new Plan(
                title, agenda, chair, host, other, zone, priority, urgentReason, reminders, cancelled, cancelReason);
    }

    /** The same, called off for a reason, or not at all. */
    public Plan calledOff(boolean off, @Nullable String reason) {
        return new Plan(title, agenda, chair, host, time, zone, priority, urgentReason, reminders, off, reason);
    }

    /** Whether it can't wait. */
    @JsonIgnore
    public boolean isUrgent() {
        return priority == Priority.URGENT;
    }

    /** What of it is worth a new message to somebody who was told the other. */
    public Set<Change> changesSince(Plan other) {
        var changes = EnumSet.noneOf(Change.class);
        if (!time.equals(other.time) || !zone.equals(other.zone)) changes.add(Change.TIME);
        if (!title.equals(other.title)) changes.add(Change.TITLE);
        if (!Objects.equals(chair, other.chair)) changes.add(Change.CHAIR);
        if (!Objects.equals(hostCode(), other.hostCode())) changes.add(Change.HOST);
        if (!agenda.equals(other.agenda)) changes.add(Change.AGENDA);
        return changes;
    }

    private @Nullable String hostCode() {
        return host == null ? null : host.code();
    }
}
