package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.kernel.TimeRange;

class JoinViewTests {

    @Test
    void saysWhenTheWayVietnameseDo() {
        var view = view(Sample.OPEN.minusSeconds(8_100), PageTexts.VIETNAMESE);
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
        var view = view(Sample.OPEN.minus(Duration.ofDays(3)), PageTexts.ENGLISH);
        assertThat(view.day()).isEqualTo("Monday, 7 December 2026");
        assertThat(view.zone()).isEqualTo("Vietnam time, UTC+7");
        assertThat(view.opensIn()).isEqualTo("3 days");
        assertThat(view.otherLanguage()).isEqualTo("/j/x?lang=vi");
    }

    @Test
    void isEarlyThenOpenThenOver() {
        assertThat(view(Sample.OPEN.minusMillis(1), PageTexts.VIETNAMESE).state())
                .isEqualTo("EARLY");
        assertThat(view(Sample.OPEN, PageTexts.VIETNAMESE).state()).isEqualTo("OPEN");
        assertThat(view(Sample.CLOSE, PageTexts.VIETNAMESE).state()).isEqualTo("OVER");
    }

    @Test
    void namesTheDayOfTheEndWhenItIsAnother() {
        var clock = new WallClock(Sample.HANOI, PageTexts.VIETNAMESE);
        var night = new TimeRange(Instant.parse("2026-12-07T15:00:00Z"), Instant.parse("2026-12-07T18:00:00Z"));
        assertThat(clock.hours(night)).isEqualTo("22:00 – 01:00, Thứ Ba, ngày 08/12/2026");
    }

    @Test
    void namesOtherZonesWithTheirOffsetThen() {
        var kathmandu = new WallClock(ZoneId.of("Asia/Kathmandu"), PageTexts.ENGLISH);
        assertThat(kathmandu.zoneAt(Sample.START)).endsWith("UTC+05:45");
        assertThat(new WallClock(ZoneId.of("UTC"), PageTexts.ENGLISH).zoneAt(Sample.START))
                .contains("UTC");
    }

    @Test
    void hasEveryTextInBothLanguages() {
        assertThat(PageTexts.ENGLISH.words().keySet())
                .isEqualTo(PageTexts.VIETNAMESE.words().keySet());
    }

    @Test
    void isVietnameseUnlessThePersonOrTheBrowserAsksForEnglish() {
        assertThat(language(null, "en-GB,vi;q=0.5")).isEqualTo("en");
        assertThat(language(null, "vi,en;q=0.5")).isEqualTo("vi");
        assertThat(language(null, "fr")).isEqualTo("vi");
        assertThat(language(null, ";;;=")).isEqualTo("vi");
        assertThat(language("en", "vi")).isEqualTo("en");
        assertThat(language("xx", "en")).isEqualTo("vi");
    }

    @Test
    void leavesOnATickWhateverItTook() {
        assertThat(JoinFilter.untilTick(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(97));
        assertThat(JoinFilter.untilTick(Duration.ofMillis(163))).isEqualTo(Duration.ofMillis(37));
    }

    private static String language(@Nullable String asked, String accepted) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, accepted);
        return PageTexts.of(asked, headers).locale().getLanguage();
    }

    private static JoinView view(Instant now, PageTexts texts) {
        var admission = People.admission(BriefingStatus.SCHEDULED, false, People.delegate(DelegateRole.DELEGATE));
        var reader = new Reader(texts, "/j/x", "", false, false, new HttpHeaders());
        assertThat(texts.locale()).isIn(Locale.of("vi"), Locale.ENGLISH);
        return JoinView.of(admission, reader, now);
    }
}
