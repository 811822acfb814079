package vn.giaoban.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.briefings.Priority;
import vn.giaoban.web.PlainText;

/** A briefing as it is asked for; the members are those of the HTTP contract. */
public record BriefingForm(
        @NotNull @PlainText String title,
        @Nullable @Size(max = 100) List<@NotNull @Valid AgendaForm> agenda,
        @Nullable @Valid ChairForm chair,
        @Nullable @PlainText(max = 40) String host,
        @NotNull OffsetDateTime start,
        @NotNull OffsetDateTime end,
        @Nullable @PlainText(max = 60) String timeZone,
        @Nullable @Size(max = 50) List<@NotNull @PlainText(max = 60) String> groups,
        @Nullable @Size(max = 10_000) List<@NotNull @Valid PointEntry> points,
        @Nullable @Size(max = 10_000) List<@NotNull @Valid DelegateForm> delegates,
        @Nullable BookingPolicy policy,
        @Nullable Priority priority,
        @Nullable @PlainText(max = 500) String urgentReason,
        @Nullable JsonNode displace,
        @Nullable Duration bufferBefore,
        @Nullable Duration bufferAfter,
        @Nullable @Size(max = 10) List<@NotNull Duration> reminders,
        @Nullable UUID hold,
        @Nullable @Valid AttendanceForm attendance,
        @Nullable @Valid RecurrenceForm recurrence,
        @Nullable Boolean publish) {

    /** All codes of points that it names one by one. */
    public Set<String> codes() {
        var codes = new LinkedHashSet<String>();
        if (points != null) points.forEach(p -> codes.add(p.code()));
        if (host != null) codes.add(host);
        return codes;
    }

    /** The same wishes for another time, for one briefing. */
    public BriefingForm at(OffsetDateTime otherStart, OffsetDateTime otherEnd) {
        return new BriefingForm(
                title,
                agenda,
                chair,
                host,
                otherStart,
                otherEnd,
                timeZone,
                groups,
                points,
                delegates,
                policy,
                priority,
                urgentReason,
                displace,
                bufferBefore,
                bufferAfter,
                reminders,
                hold,
                attendance,
                null,
                publish);
    }

    /** A line of the agenda. */
    public record AgendaForm(
            @NotNull @PlainText String title,
            @Nullable @Min(0) @Max(1440) Integer minutes,
            @Nullable @PlainText String presenter) {}

    /** Who leads it. */
    public record ChairForm(
            @NotNull @PlainText String name,
            @Nullable @PlainText String title,
            @Nullable @Email @PlainText String email) {}

    /** A point that is added to, or refined in, what the groups bring in. */
    public record PointEntry(
            @NotNull @PlainText(max = 40) String code,
            @Nullable Boolean required,
            @Nullable @PlainText(max = 90) String room,
            @Nullable @Min(0) @Max(1000) Integer quota) {}

    /** A delegate named by the secretary. */
    public record DelegateForm(
            @NotNull @PlainText String name,
            @Nullable @PlainText String title,
            @Nullable @Email @PlainText String email,
            @Nullable @PlainText(max = 40) String phone,
            @Nullable @PlainText(max = 40) String point,
            @Nullable DelegateRole role) {}

    /** The attendance rules of this briefing. */
    public record AttendanceForm(
            @Nullable Duration lateAfter,
            @Nullable Duration leftEarlyBeforeEnd,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double absentBelowShare,
            @Nullable Duration bridgeGapsUnder) {}

    /** The rule of a series. */
    public record RecurrenceForm(
            @NotNull @PlainText(max = 500) String rrule,
            @Nullable @Size(max = 1000) List<@NotNull @PlainText(max = 40) String> exdates,
            @Nullable OnConflict onConflict) {}

    /** What happens to a series when some of its occurrences can't be had. */
    public enum OnConflict {
        /** All or none. */
        FAIL,
        /** Those that can't be had are left out, and said. */
        SKIP
    }
}
