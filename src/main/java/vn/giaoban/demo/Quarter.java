package vn.giaoban.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingForm.AgendaForm;

/**
 * What the demo's house has behind it and before it, seen from a moment: the same moment gives the same quarter. Plain Java.
 *
 * @param past the newest first
 * @param next the coming weekly briefing, about half answered
 * @param draft the one after it, which nobody was told of yet
 * @param displaced one that makes way
 * @param urgent the one for which it does
 * @param cancelled one that is called off
 */
record Quarter(List<Meeting> past, Meeting next, Meeting draft, Meeting displaced, Meeting urgent, Meeting cancelled) {

    static final String CANCEL_REASON =
            "Lãnh đạo Thành phố dự kỳ họp Hội đồng nhân dân; nội dung chuyển sang giao ban tuần kế tiếp";

    private static final int WEEKS = 13;
    private static final List<String> ALL = List.of("ALL");
    private static final List<String> DEPARTMENTS = List.of("DEPARTMENTS");
    private static final List<String> DISTRICTS = List.of("DISTRICTS");

    private static final List<AgendaForm> WEEKLY = List.of(
            new AgendaForm("Khai mạc, kiểm tra các điểm cầu", 5, "Văn phòng UBND Thành phố"),
            new AgendaForm("Kết quả thực hiện kết luận giao ban tuần trước", 20, "Văn phòng UBND Thành phố"),
            new AgendaForm("Tình hình kinh tế - xã hội, an ninh trật tự trong tuần", 25, "Sở Kế hoạch và Đầu tư"),
            new AgendaForm("Ý kiến của các sở, ngành, quận, huyện, thị xã", 25, null),
            new AgendaForm("Kết luận của chủ trì", 15, null));

    /** The quarter around a moment. */
    static Quarter around(Instant now) {
        var today = now.atZone(HomeZone.ID).toLocalDate();
        var next = nextMonday(now, today);
        var first = nextWorkday(today);
        return new Quarter(
                past(now, next),
                weekly(next),
                weekly(next.plusWeeks(1)).draft(),
                displaced(first),
                urgent(first),
                cancelled(nextWorkday(first)));
    }

    private static List<Meeting> past(Instant now, LocalDate next) {
        var past = new ArrayList<Meeting>();
        for (var weeks = 1; weeks <= WEEKS + 1; weeks++) past.add(weekly(next.minusWeeks(weeks)));
        past.add(fires(next.minusWeeks(3).plusDays(4)));
        past.add(flood(next.minusWeeks(6).plusDays(3)));
        past.add(digital(next.minusWeeks(10).plusDays(2)));
        // what began this morning is neither behind nor before
        past.removeIf(meeting -> !meeting.isOver(now.minus(Duration.ofMinutes(5))));
        past.sort((one, other) -> other.time().start().compareTo(one.time().start()));
        return List.copyOf(past);
    }

    private static Meeting weekly(LocalDate monday) {
        var week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return Meeting.routine("Giao ban tuần " + week, at(monday, "08:00", 90), People.chair(week), ALL)
                .about(WEEKLY);
    }

    private static Meeting fires(LocalDate day) {
        return Meeting.routine(
                        "Họp trực tuyến về công tác phòng cháy, chữa cháy",
                        at(day, "09:00", 90),
                        People.chair(1),
                        DISTRICTS)
                .with("SO-PCCC", "CONG-AN", "SO-XAY-DUNG", "VP-UBND");
    }

    private static Meeting flood(LocalDate day) {
        return Meeting.routine(
                        "Họp khẩn ứng phó mưa lũ vùng ngoại thành", at(day, "14:00", 120), People.chair(2), DISTRICTS)
                .with("SO-NNPTNT", "SO-GTVT", "CONG-AN", "BTL-THU-DO", "VP-UBND");
    }

    private static Meeting digital(LocalDate day) {
        return Meeting.routine(
                "Họp trực tuyến về chuyển đổi số các sở, ngành", at(day, "14:00", 90), People.chair(0), DEPARTMENTS);
    }

    private static Meeting displaced(LocalDate day) {
        return Meeting.routine("Họp chuyên đề cải cách hành chính", at(day, "14:00", 90), People.chair(0), DEPARTMENTS);
    }

    private static Meeting urgent(LocalDate day) {
        return Meeting.routine("Họp khẩn ứng phó mưa lớn, ngập úng", at(day, "14:00", 90), People.chair(2), DISTRICTS)
                .with("SO-NNPTNT", "SO-GTVT", "SO-XAY-DUNG", "SO-TNMT", "SO-Y-TE", "CONG-AN", "BTL-THU-DO", "VP-UBND")
                .urgent("Dự báo mưa rất to trong 24 giờ tới, nguy cơ ngập úng diện rộng");
    }

    private static Meeting cancelled(LocalDate day) {
        return Meeting.routine("Giao ban khối văn hóa - xã hội", at(day, "10:00", 60), People.chair(1), List.of())
                .with(
                        "SO-VHTTDL",
                        "SO-GDDT",
                        "SO-Y-TE",
                        "SO-LDTBXH",
                        "BAN-DAN-TOC",
                        "Q-BA-DINH",
                        "Q-HOAN-KIEM",
                        "Q-TAY-HO",
                        "Q-LONG-BIEN",
                        "Q-CAU-GIAY",
                        "Q-DONG-DA",
                        "Q-HAI-BA-TRUNG",
                        "Q-HOANG-MAI");
    }

    private static TimeRange at(LocalDate day, String hour, int minutes) {
        var start = day.atTime(LocalTime.parse(hour)).atZone(HomeZone.ID).toInstant();
        return new TimeRange(start, start.plus(Duration.ofMinutes(minutes)));
    }

    /** At least half a day ahead: what begins too soon would be in the way of the live one. */
    private static LocalDate nextMonday(Instant now, LocalDate today) {
        var monday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return at(monday, "08:00", 90).start().isAfter(now.plus(Duration.ofHours(12))) ? monday : monday.plusWeeks(1);
    }

    private static LocalDate nextWorkday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case FRIDAY -> day.plusDays(3);
            case SATURDAY -> day.plusDays(2);
            default -> day.plusDays(1);
        };
    }
}
