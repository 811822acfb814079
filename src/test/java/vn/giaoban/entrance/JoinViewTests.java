package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;

class JoinViewTests {

    @Test
    void saysWhenTheWayVietnameseDo() {
        var view = view(Sample.OPEN.minusSeconds(8_100), JoinTexts.BOTH.vietnamese());
        assertThat(view.day()).isEqualTo("Thứ Hai, ngày 07/12/2026");
        assertThat(view.hours()).isEqualTo("08:00 – 09:30");
        assertThat(view.zone()).isEqualTo("giờ Việt Nam, UTC+7");
        assertThat(view.length()).isEqualTo("1 giờ 30 phút");
        assertThat(view.opensAt()).isEqualTo("07:45, Thứ Hai, ngày 07/12/2026");
        assertThat(view.opensIn()).isEqualTo("2 giờ 15 phút");
        assertThat(view.secondsToOpen()).isEqualTo(8_100);
        assertThat(view.role()).isEqualTo("Đại biểu");
    }

    @Test
    void saysItInEnglishToo() {
        var view = view(Sample.OPEN.minus(Duration.ofDays(3)), JoinTexts.BOTH.english());
        assertThat(view.day()).isEqualTo("Monday, 7 December 2026");
        assertThat(view.zone()).isEqualTo("Vietnam time, UTC+7");
        assertThat(view.opensIn()).isEqualTo("3 days");
        assertThat(view.otherLanguage()).isEqualTo("/j/x?lang=vi");
    }

    @Test
    void isEarlyThenOpenThenOver() {
        assertThat(view(Sample.OPEN.minusMillis(1), JoinTexts.BOTH.vietnamese()).state())
                .isEqualTo("EARLY");
        assertThat(view(Sample.OPEN, JoinTexts.BOTH.vietnamese()).state()).isEqualTo("OPEN");
        assertThat(view(Sample.CLOSE, JoinTexts.BOTH.vietnamese()).state()).isEqualTo("OVER");
    }

    @Test
    void namesTheDayOfTheEndWhenItIsAnother() {
        var clock = new WallClock(Sample.HANOI, JoinTexts.BOTH.vietnamese());
        var night = new TimeRange(Instant.parse("2026-12-07T15:00:00Z"), Instant.parse("2026-12-07T18:00:00Z"));
        assertThat(clock.hours(night)).isEqualTo("22:00 – 01:00, Thứ Ba, ngày 08/12/2026");
    }

    @Test
    void namesOtherZonesWithTheirOffsetThen() {
        var kathmandu = new WallClock(ZoneId.of("Asia/Kathmandu"), JoinTexts.BOTH.english());
        assertThat(kathmandu.zoneAt(Sample.START)).endsWith("UTC+05:45");
        assertThat(new WallClock(ZoneId.of("UTC"), JoinTexts.BOTH.english()).zoneAt(Sample.START))
                .contains("UTC");
    }

    @Test
    void hasEveryTextInBothLanguages() {
        assertThat(JoinTexts.BOTH.english().words().keySet())
                .isEqualTo(JoinTexts.BOTH.vietnamese().words().keySet());
    }

    private static JoinView view(Instant now, PageTexts texts) {
        var admission = People.admission(BriefingStatus.SCHEDULED, false, People.delegate(DelegateRole.DELEGATE));
        var reader = new Reader(texts, "/j/x", "", false, false, new HttpHeaders());
        assertThat(texts.locale()).isIn(Locale.of("vi"), Locale.ENGLISH);
        return JoinView.of(admission, reader, now);
    }
}
