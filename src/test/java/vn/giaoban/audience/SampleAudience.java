package vn.giaoban.audience;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.TimeRange;

/** Plans and recipients for tests. */
public final class SampleAudience {

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String TITLE =
            "Giao ban tuần 49: tiến độ giải ngân vốn đầu tư công và chuẩn bị phục vụ Tết Nguyên đán";

    private SampleAudience() {}

    /** A routine briefing with everything there is to tell. */
    public static Plan aPlan() {
        return titled(TITLE);
    }

    /** The same with another title. */
    public static Plan titled(String title) {
        return plan(title, "2026-12-07T01:00:00Z", "2026-12-07T02:30:00Z", HANOI, null, null);
    }

    /** The same at another time. */
    public static Plan at(String start, String end, String zone) {
        return plan(TITLE, start, end, ZoneId.of(zone), null, null);
    }

    /** An urgent one. */
    public static Plan urgent(String title) {
        return plan(title, "2026-12-07T01:00:00Z", "2026-12-07T02:30:00Z", HANOI, "Bão số 9", null);
    }

    /** One that is called off. */
    public static Plan calledOff(String reason) {
        return plan(TITLE, "2026-12-07T01:00:00Z", "2026-12-07T02:30:00Z", HANOI, null, reason);
    }

    private static Plan plan(
            String title,
            String start,
            String end,
            ZoneId zone,
            @Nullable String urgentReason,
            @Nullable String cancelReason) {
        return new Plan(
                title,
                List.of(
                        new AgendaItem("Tình hình kinh tế – xã hội tháng 11", 20, "Sở Kế hoạch và Đầu tư"),
                        new AgendaItem("Giải ngân vốn đầu tư công; vướng mắc, đề xuất", 30, "Sở Tài chính"),
                        new AgendaItem("Kết luận của Chủ trì", null, null)),
                new Chair("Nguyễn Thị Ánh Tuyết", "Phó Chủ tịch UBND Thành phố", "chair@hanoi.example"),
                new Plan.Contact("VP-UBND", "Văn phòng UBND Thành phố", "vp-ubnd@hanoi.example", "024 0000 0001"),
                new TimeRange(Instant.parse(start), Instant.parse(end)),
                zone,
                urgentReason == null ? Priority.ROUTINE : Priority.URGENT,
                urgentReason,
                List.of(Duration.ofDays(1), Duration.ofMinutes(30)),
                cancelReason != null,
                cancelReason);
    }

    /** A point's device, in its room. */
    public static Recipient aPoint() {
        return aPoint("Q-BA-DINH", "Q-BA-DINH/P2");
    }

    /** A point with another code or room. */
    public static Recipient aPoint(String code, @Nullable String room) {
        return new Recipient(
                Recipient.Kind.POINT,
                code,
                "UBND quận Ba Đình",
                "q-ba-dinh@hanoi.example",
                AttendeeRole.REQUIRED,
                "UBND quận Ba Đình",
                room,
                room == null ? null : "Phòng họp trực tuyến 2",
                UUID.fromString("00000000-0000-4000-8000-000000000001"));
    }

    /** A person invited by name. */
    public static Recipient aChair(String name) {
        return aChair(name, "nva@hanoi.example");
    }

    /** A person invited by name and address. */
    public static Recipient aChair(String name, String email) {
        return new Recipient(
                Recipient.Kind.DELEGATE,
                "11111111-2222-4333-8444-555555555555",
                name,
                email,
                AttendeeRole.CHAIR,
                null,
                null,
                null,
                UUID.fromString("00000000-0000-4000-8000-000000000002"));
    }
}
