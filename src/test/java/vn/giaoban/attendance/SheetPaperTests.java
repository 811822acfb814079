package vn.giaoban.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.briefings.AttendanceRules;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.ledger.Extract;
import vn.giaoban.letterhead.PrintedReport;
import vn.giaoban.presence.Judgement;
import vn.giaoban.presence.Register;
import vn.giaoban.presence.Verdict;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Response;

class SheetPaperTests {

    private static final Instant START = Instant.parse("2026-12-07T01:00:00Z");
    private static final Instant END = Instant.parse("2026-12-07T02:30:00Z");
    private static final String LONG_NAME =
            "Nguyễn Phúc Hoàng Thị Thuỳ Trang Ánh Tuyết ".repeat(4).strip();

    @ParameterizedTest
    @ValueSource(ints = {1, 53, 1_000})
    void hasALineForEachPoint(int points) {
        var marks = IntStream.range(0, points)
                .mapToObj(n -> point("D-" + n, n == 0 ? Verdict.LATE : Verdict.PRESENT))
                .toList();
        var form = new SheetPaper(sheet(marks, END)).form(null);
        assertThat(form.grids()).hasSize(2);
        assertThat(form.grids().getFirst().rows()).hasSize(points);
        assertThat(form.grids().getFirst().rows().getFirst())
                .containsExactly("1", "D-0", "Đến muộn", "08:07:00", "09:30:00", "83,0", "92,2%", "muộn 7 phút");
        assertThat(fact(form, "Điểm cầu"))
                .isEqualTo(
                        points == 1
                                ? "1 điểm cầu: 1 đến muộn"
                                : points + " điểm cầu: " + (points - 1) + " có mặt, 1 đến muộn");
        assertThat(new SheetPaper(sheet(marks, END)).book().table().rows()).hasSize(points);
    }

    @Test
    void saysWhatWasPlannedAndWhatCameOfIt() {
        var form = new SheetPaper(sheet(List.of(point("VP-UBND", Verdict.PRESENT)), END)).form(null);
        assertThat(form.subject()).isEqualTo("Giao ban tuần 49");
        assertThat(form.body()).isEqualTo("VP-UBND");
        assertThat(fact(form, "Thời gian")).isEqualTo("từ 08 giờ 00 đến 09 giờ 30, Thứ Hai, ngày 07/12/2026");
        assertThat(fact(form, "Diễn ra thực tế")).isEqualTo("từ 08:00:00 ngày 07/12/2026 đến 09:30:00 ngày 07/12/2026");
        assertThat(fact(form, "Chủ trì")).isEqualTo("Nguyễn Thị Ánh Tuyết, Phó Chủ tịch UBND");
        assertThat(fact(form, "Số liệu")).startsWith("cuộc họp đã kết thúc");
    }

    @Test
    void aMeetingThatStillRunsSaysSo() {
        var sheet = sheet(List.of(point("VP-UBND", Verdict.PRESENT)), START.plusSeconds(60));
        assertThat(fact(new SheetPaper(sheet).form(null), "Số liệu"))
                .isEqualTo("tạm tính lúc 08:01:00 ngày 07/12/2026");
    }

    @Test
    void notesSayWhoStandsInForWhomAndWhatWasCorrected() {
        var delegate = new Delegate(
                UUID.randomUUID(),
                LONG_NAME,
                null,
                null,
                null,
                "Q-BA-DINH",
                DelegateRole.PRESENTER,
                Response.ACCEPTED,
                UUID.randomUUID());
        var correction = new Correction(Mark.Key.of(delegate), Verdict.EXCUSED, "=Mất điện", "thuky", END);
        var mark = Mark.of(delegate, null, "Trần Văn Bình", Judgement.NONE, correction);
        var row = new SheetPaper(sheet(List.of(mark), END))
                .form(null)
                .grids()
                .get(1)
                .rows()
                .getFirst();
        assertThat(row)
                .containsExactly(
                        "1",
                        LONG_NAME,
                        "Q-BA-DINH",
                        "Báo cáo viên",
                        "Vắng có phép",
                        "",
                        "",
                        "dự thay Trần Văn Bình; điều chỉnh bởi thuky: =Mất điện");
    }

    private static String fact(PrintedReport form, String label) {
        return form.facts().stream()
                .filter(fact -> fact.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Mark point(String code, Verdict verdict) {
        var late = verdict == Verdict.LATE ? Duration.ofMinutes(7) : Duration.ZERO;
        var there = Duration.ofMinutes(90).minus(late);
        var judgement = new Judgement(
                verdict,
                !late.isZero(),
                false,
                START.plus(late),
                END,
                there,
                there.toMinutes() / 90.0,
                late,
                0,
                List.of());
        return Mark.ofPoint(code, null, judgement, null);
    }

    private static Sheet sheet(List<Mark> marks, Instant now) {
        var closed = !now.isBefore(END);
        var register = new Register(closed, START, closed ? END : null, Map.of(), new ArrayList<>());
        return new Sheet(briefing(), now, Extract.NONE, register, marks);
    }

    static Briefing briefing() {
        return new Briefing(
                new BriefingId(UUID.fromString("6f1c3f57-2f7e-4a52-9d0f-3a1b8f1f2a10")),
                1,
                0,
                BriefingStatus.SCHEDULED,
                "Giao ban tuần 49",
                List.of(),
                new Chair("Nguyễn Thị Ánh Tuyết", "Phó Chủ tịch UBND", null),
                "VP-UBND",
                new TimeRange(START, END),
                HomeZone.ID,
                BookingPolicy.ALL_OR_NOTHING,
                Priority.ROUTINE,
                null,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                new AttendanceRules(null, null, null, null),
                null,
                START,
                "test",
                List.of());
    }
}
