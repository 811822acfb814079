package vn.giaoban.letters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.AttendeeRole;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.Ways;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;

/** Messages that nobody gets: what templates are tried with, and what is shown when somebody wants to see a letter. */
final class Specimen {

    /** Addresses that lead nowhere (RFC 2606). */
    static final String LINK = "https://hop.example/j/mau-khong-dung-duoc";

    static final String DESK = "https://hop.example/p/mau-khong-dung-duoc";

    static final Recipient POINT = new Recipient(
            Recipient.Kind.POINT,
            "DIEM-CAU",
            "UBND quận Ba Đình",
            "diem-cau@hop.example",
            AttendeeRole.REQUIRED,
            "UBND quận Ba Đình",
            "DIEM-CAU/P1",
            "Phòng họp trực tuyến 1",
            null);

    static final Recipient PERSON = new Recipient(
            Recipient.Kind.DELEGATE,
            "00000000-0000-4000-8000-000000000000",
            "Nguyễn Văn An",
            "an@hop.example",
            AttendeeRole.REQUIRED,
            "UBND quận Ba Đình",
            "DIEM-CAU/P1",
            "Phòng họp trực tuyến 1",
            null);

    private Specimen() {}

    /** A message of the kind, about a briefing that is not. */
    static Message of(LetterKind kind, Recipient recipient) {
        return of(kind, recipient, new BriefingId(new UUID(0, 0)), plan(kind), Instant.parse("2026-11-30T01:00:00Z"));
    }

    /** A message of the kind about what is to be shown, or about something made up. */
    static Message of(LetterKind kind, @Nullable Sample sample) {
        if (sample == null) return of(kind, POINT);
        return of(
                kind,
                sample.recipient() == null ? POINT : sample.recipient(),
                sample.briefing(),
                sample.plan(),
                sample.stamp());
    }

    /** Addresses of the kind that the recipient would have; none of them works. */
    static Ways waysOf(LetterKind kind, @Nullable Sample sample) {
        if (kind.isCancellation()) return Ways.NONE;
        var recipient = of(kind, sample).recipient();
        return new Ways(LINK, recipient.kind() == Recipient.Kind.POINT ? DESK : null);
    }

    /** A message of the kind about a plan, which is called off or not as the kind wants. */
    static Message of(LetterKind kind, Recipient recipient, BriefingId briefing, Plan plan, Instant stamp) {
        return new Message(
                new UUID(0, 0),
                briefing,
                switch (kind) {
                    case REQUEST, UPDATE -> MessageKind.REQUEST;
                    case CANCEL, DROPPED -> MessageKind.CANCEL;
                    case REMINDER, ROOM, NOMINATION -> MessageKind.REMINDER;
                    case NOTICE -> MessageKind.NOTICE;
                },
                switch (kind) {
                    case ROOM -> Occasion.ROOM;
                    case NOMINATION -> new Occasion("NOMINATION");
                    default -> Occasion.PLAN;
                },
                kind == LetterKind.REQUEST ? 0 : 1,
                stamp,
                plan.cancelled() == (kind == LetterKind.CANCEL) ? plan : turned(plan),
                recipient,
                kind == LetterKind.REQUEST,
                kind == LetterKind.UPDATE ? Set.of(Change.TIME, Change.ROOM) : Set.of(),
                kind == LetterKind.UPDATE ? new Before(aDayBefore(plan), "P2") : null,
                null,
                kind == LetterKind.NOMINATION
                        ? Map.of(
                                "named",
                                "1",
                                "quota",
                                "4",
                                "due",
                                plan.time().start().toString())
                        : Map.of(),
                "<mau@hop.example>",
                1);
    }

    private static Plan aDayBefore(Plan plan) {
        var time = plan.time();
        var day = Duration.ofDays(1);
        return new Plan(
                plan.title(),
                plan.agenda(),
                plan.chair(),
                plan.host(),
                new TimeRange(time.start().minus(day), time.end().minus(day)),
                plan.zone(),
                plan.priority(),
                plan.urgentReason(),
                plan.reminders(),
                plan.cancelled(),
                plan.cancelReason());
    }

    private static Plan turned(Plan plan) {
        return new Plan(
                plan.title(),
                plan.agenda(),
                plan.chair(),
                plan.host(),
                plan.time(),
                plan.zone(),
                plan.priority(),
                plan.urgentReason(),
                plan.reminders(),
                !plan.cancelled(),
                plan.cancelReason());
    }

    private static Plan plan(LetterKind kind) {
        var start = Instant.parse("2026-12-07T01:00:00Z");
        return new Plan(
                "Giao ban công tác tuần 49",
                List.of(
                        new AgendaItem("Tình hình kinh tế – xã hội tháng 11", 20, "Sở Kế hoạch và Đầu tư"),
                        new AgendaItem("Kết luận của Chủ trì", null, null)),
                new Chair("Trần Thị Bình", "Phó Chủ tịch UBND", null),
                new Plan.Contact("VP-UBND", "Văn phòng UBND Thành phố", "vp@hop.example", "024 0000 0000"),
                new TimeRange(start, start.plus(Duration.ofMinutes(90))),
                HomeZone.ID,
                Priority.URGENT,
                "Mưa lớn",
                List.of(Duration.ofDays(1)),
                kind == LetterKind.CANCEL,
                kind == LetterKind.CANCEL ? "Trùng lịch" : null);
    }
}
