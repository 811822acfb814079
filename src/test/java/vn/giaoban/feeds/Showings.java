package vn.giaoban.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.AttendanceRules;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.TimeRange;

/** Briefings as feeds show them. */
final class Showings {

    static final Instant NOW = Instant.parse("2026-12-08T01:30:00Z");

    private Showings() {}

    /** A published briefing of an hour. */
    static Showing aShowing(String title, String start, String zone, BriefingStatus status) {
        var from = OffsetDateTime.parse(start).toInstant();
        var briefing = new Briefing(
                new BriefingId(UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))),
                2,
                1,
                status,
                title,
                List.of(new AgendaItem("Tình hình; kết quả, phương hướng", 20, null)),
                new Chair("Nguyễn Văn An", "Phó Chủ tịch UBND", null),
                "VP-UBND",
                new TimeRange(from, from.plusSeconds(3600)),
                ZoneId.of(zone),
                BookingPolicy.BEST_EFFORT,
                Priority.ROUTINE,
                null,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                AttendanceRules.NONE,
                null,
                Instant.parse("2026-11-20T01:02:03.456Z"),
                "admin",
                List.of());
        return new Showing(briefing, briefing.statusAt(NOW), "Văn phòng UBND", null);
    }
}
