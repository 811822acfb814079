package vn.giaoban.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.feeds.Showings.NOW;
import static vn.giaoban.feeds.Showings.aShowing;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingStatus;

class WeekTests {

    @Test
    void isNamedAsIsoDoes() {
        assertThat(Week.of("2026-W50", NOW).monday()).isEqualTo("2026-12-07");
        assertThat(Week.of("2026-W53", NOW).monday()).isEqualTo("2026-12-28");
        assertThat(Week.of("2026-W53", NOW).plus(1).name()).isEqualTo("2027-W01");
        assertThat(Week.of("2026-W50", NOW).start()).isEqualTo("2026-12-06T17:00:00Z");
    }

    @Test
    void whatNamesNoWeekIsThePresentOne() {
        assertThat(Week.of(null, NOW)).isEqualTo(Week.of("2026-W50", NOW));
        for (var name : List.of("", "2026-W00", "2027-W53", "2026-W99", "W50", "1999-W50", "<script>"))
            assertThat(Week.of(name, NOW)).as(name).isEqualTo(Week.of("2026-W50", NOW));
    }

    @Test
    void showsItsDaysWithWhatIsHeld() {
        var shown = new Shown(
                "Lịch",
                List.of(
                        aShowing("Đang", "2026-12-08T08:00:00+07:00", "Asia/Ho_Chi_Minh", BriefingStatus.SCHEDULED),
                        aShowing(
                                "Chủ Nhật",
                                "2026-12-13T08:00:00+07:00",
                                "Asia/Ho_Chi_Minh",
                                BriefingStatus.CANCELLED)));
        var view = WeekView.of(shown, Week.of("2026-W50", NOW), NOW);
        assertThat(view.present()).isTrue();
        assertThat(view.days().stream().map(WeekView.Day::weekday))
                .containsExactly("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Chủ Nhật");
        var line = view.days().get(1).lines().getFirst();
        assertThat(line.from() + " " + line.to() + " " + line.state()).isEqualTo("08:00 09:00 Đang họp");
        assertThat(view.days().get(5).lines().getFirst().state()).isEqualTo("Đã huỷ");
    }
}
