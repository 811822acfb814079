package vn.giaoban.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.giaoban.letters.Occasion;

class ReminderPolicyTests {

    @Test
    void anOccasionNamesTheTimeBeforeAndTheStart() {
        var start = Instant.parse("2026-12-07T01:00:00Z");
        assertThat(Occasion.before(Duration.ofDays(1), start).value()).isEqualTo("P1D@2026-12-07T01:00:00Z");
        assertThat(Occasion.before(Duration.ofMinutes(30), start).value()).isEqualTo("PT30M@2026-12-07T01:00:00Z");
        assertThat(Occasion.before(Duration.ofHours(36), start).value()).isEqualTo("PT36H@2026-12-07T01:00:00Z");
    }
}
