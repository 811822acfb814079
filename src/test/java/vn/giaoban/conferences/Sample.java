package vn.giaoban.conferences;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.Priority;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.deployments.SigningAlgorithm;
import vn.giaoban.kernel.TimeRange;

/** A briefing on Monday 7 December 2026, 08:00 to 09:30 in Hà Nội, and its room. */
public final class Sample {

    /** The zone of the briefing. */
    public static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    /** When it starts. */
    public static final Instant START = Instant.parse("2026-12-07T01:00:00Z");
    /** When it ends by plan. */
    public static final Instant END = Instant.parse("2026-12-07T02:30:00Z");
    /** When its room opens. */
    public static final Instant OPEN = Instant.parse("2026-12-07T00:45:00Z");
    /** When its room closes. */
    public static final Instant CLOSE = Instant.parse("2026-12-07T03:00:00Z");

    private static final ConferenceSettings WINDOW =
            new ConferenceSettings(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(3));
    /** The conference servers. */
    static final Deployments SERVERS = Deployments.of(List.of(server("default"), server("phu")));

    /** Its id. */
    public static final BriefingId ID = new BriefingId(UUID.fromString("0192f0c4-0000-7000-8000-000000000001"));

    private Sample() {}

    private static Deployment server(String name) {
        var domain = name + ".meet.example";
        return new Deployment(
                name, URI.create("https://" + domain), domain, "giaoban", "jitsi", 0, SigningAlgorithm.RS256, null);
    }

    /** The briefing in a state of its life. */
    public static Briefing briefing(BriefingStatus status) {
        return new Briefing(
                ID,
                1,
                0,
                status,
                "Giao ban tuần 49",
                List.of(new AgendaItem("Tình hình", 20, "Chánh Văn phòng"), new AgendaItem("Kết luận", null, null)),
                new Chair("Nguyễn Văn An", "Phó Chủ tịch UBND", null),
                "VP-UBND",
                new TimeRange(START, END),
                HANOI,
                BookingPolicy.ALL_OR_NOTHING,
                Priority.ROUTINE,
                null,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                AttendanceRules.NONE,
                null,
                START.minus(Duration.ofDays(7)),
                "thu-ky",
                List.of(new ExpectedPoint("Q-BA-DINH", true, "Q-BA-DINH/P1", false, 4)));
    }

    /** Its room at another server. */
    static Conference conferenceAt(String server) {
        return WINDOW.conferenceOf(briefing(BriefingStatus.SCHEDULED), new RoomAt("gb-abcdefghijklmnopqrst", server));
    }

    /** Its room. */
    public static Conference conference() {
        return WINDOW.conferenceOf(
                briefing(BriefingStatus.SCHEDULED), new RoomAt("gb-abcdefghijklmnopqrst", "default"));
    }
}
