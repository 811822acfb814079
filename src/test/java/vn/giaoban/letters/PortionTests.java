package vn.giaoban.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.calendars.Portion;
import vn.giaoban.calendars.Rhythm;
import vn.giaoban.calendars.SeriesSheet;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.stationery.SampleStationery;

class PortionTests {

    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-12-07T08:00");

    @Test
    void isReadAsItWasWritten() {
        var portion = aPortion();
        var json = JsonMapper.builder().build();
        var text = json.writeValueAsString(portion);
        assertThat(json.readValue(text, Portion.class)).isEqualTo(portion);
        assertThat(text).doesNotContain("\"empty\"", "\"whole\"", "\"endless\"");
    }

    @Test
    void aLetterOfASeriesTellsTheRuleTheFirstDatesAndWhatDiffers() {
        var rows = new SeriesWords(SampleStationery.bundled().paper().words().getFirst()).rows(aPortion());
        assertThat(rows)
                .extracting(LetterContent.Row::label)
                .containsExactly("Lịch định kỳ", "Các buổi đầu", "Không họp", "Khác thường lệ");
        assertThat(rows.get(0).value()).contains("Thứ Hai");
        assertThat(rows.get(1).value()).startsWith("07/12/2026, 21/12/2026, 28/12/2026");
        assertThat(rows.get(2).value()).isEqualTo("14/12/2026");
        assertThat(rows.get(3).value()).startsWith("Thứ Hai, ngày 21/12/2026, 08:00");
    }

    @Test
    void theFormalInvitationToASeriesTellsItsRule() {
        var message = SampleLetters.ofSeries(aPortion());
        assertThat(FormalContent.of(message).time())
                .startsWith("từ 08 giờ 00 đến 09 giờ 30, Thứ Hai, ngày 07/12/2026; họp định kỳ: Thứ Hai hằng tuần");
    }

    private static Portion aPortion() {
        var zone = ZoneId.of("Asia/Ho_Chi_Minh");
        var first = new Sitting(FIRST, FIRST, SampleAudience.aPlan(), "Q-BA-DINH/P2", "Phòng 2");
        var third = first.repeated(FIRST.plusWeeks(2), FIRST.plusWeeks(2), zone);
        var other = new Sitting(third.recurrenceId(), third.at(), third.plan(), null, null);
        var rhythm =
                new Rhythm("FREQ=WEEKLY;UNTIL=20270222T010000Z", Duration.ZERO, List.of(FIRST.plusWeeks(1)), first);
        return new Portion(new SeriesSheet(UUID.randomUUID(), zone, rhythm, List.of(other)), List.of(), first);
    }
}
