package vn.giaoban.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.attendance.BriefingTally;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.HeldBriefing;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.reports.Scorecard;

class WeeklyContentTests {

    private static final Issue ISSUE = new Issue(LocalDate.of(2026, 12, 7), HomeZone.ID);

    @Test
    void aWeekWithoutBriefingsIsToldAsSuch() {
        var content = WeeklyContent.of(figures(List.of(), List.of()));
        assertThat(content.subject()).isEqualTo("Báo cáo điểm danh tuần đến ngày 06/12/2026");
        assertThat(content.text())
                .contains("từ 30/11/2026 đến 06/12/2026")
                .contains("Số cuộc họp đã kết thúc: 0\r\n")
                .contains("Tỷ lệ đúng giờ: –\r\n")
                .contains("CÁC CUỘC HỌP\r\nKhông có cuộc họp nào.")
                .contains("CÁC ĐIỂM CẦU CẦN CHẤN CHỈNH\r\nKhông có.");
    }

    @Test
    void figuresAreComparedWithTheWeekBeforeWhereThereWasOne() {
        var now = tally("Giao ban tuần 49", 40, 8, 2, 2, 1);
        var then = tally("Giao ban tuần 48", 45, 4, 2, 2, 0);
        assertThat(WeeklyContent.of(figures(List.of(now), List.of())).text())
                .contains("Tỷ lệ đúng giờ: 80,8%\r\n")
                .doesNotContain("so với");
        assertThat(WeeklyContent.of(figures(List.of(now), List.of(then))).text())
                .contains("Tỷ lệ đúng giờ: 80,8% (so với tuần trước: -7,9%)")
                .contains("Lượt đến muộn: 8 (so với tuần trước: +4)")
                .contains("Lượt vắng không phép: 2 (so với tuần trước: không đổi)")
                .contains("- Thứ Hai 30/11, 08:00: Giao ban tuần 49, 53 điểm cầu, đúng giờ 80,8%; "
                        + "8 muộn, 2 về sớm, 2 vắng không phép, 1 vắng có phép");
    }

    @Test
    void aTitleStaysInItsLine() {
        var content =
                WeeklyContent.of(figures(List.of(tally("Giao ban\r\nBcc: x@y.example", 53, 0, 0, 0, 0)), List.of()));
        assertThat(content.text()).contains("Giao ban Bcc: x@y.example, 53 điểm cầu");
    }

    @Test
    void thePaperHasTheBriefingsBeforeThePoints() {
        var figures = figures(List.of(tally("Giao ban tuần 49", 53, 0, 0, 0, 0)), List.of());
        var form = WeeklyForm.of(figures, WeeklyContent.of(figures));
        assertThat(form.grids().getFirst().rows().getFirst())
                .containsExactly(
                        "1", "Giao ban tuần 49", "Thứ Hai 30/11, 08:00", "53", "100,0%", "0", "0", "0", "0", "95,0%");
        assertThat(form.grids().get(1).rows()).isEmpty();
        assertThat(form.facts()).hasSize(7);
    }

    private static WeeklyFigures figures(List<BriefingTally> now, List<BriefingTally> then) {
        return new WeeklyFigures(ISSUE, now, then, new Scorecard(ISSUE.period(), TallyBy.POINT, List.of()));
    }

    private static BriefingTally tally(String title, int present, int late, int leftEarly, int absent, int excused) {
        var briefing =
                new HeldBriefing(new BriefingId(UUID.randomUUID()), title, Instant.parse("2026-11-30T01:00:00Z"));
        return new BriefingTally(
                briefing,
                present + late + leftEarly + absent + excused,
                present,
                late,
                leftEarly,
                absent,
                excused,
                0.95);
    }
}
