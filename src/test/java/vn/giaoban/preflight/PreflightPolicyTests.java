package vn.giaoban.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.conferences.Sample;
import vn.giaoban.preflight.DeviceCheck.Via;

/** Which check-time is when, what a form says, and how the TURN server is spoken to. */
class PreflightPolicyTests {

    private static final List<Duration> TIMES =
            List.of(Duration.ofMinutes(60), Duration.ofMinutes(30), Duration.ofMinutes(10));

    @Test
    void aCheckIsForTheCheckTimeThatCameLast() {
        assertThat(roundAt(91)).isNull();
        assertThat(roundAt(90)).isEqualTo(Duration.ofMinutes(60));
        assertThat(roundAt(31)).isEqualTo(Duration.ofMinutes(60));
        assertThat(roundAt(30)).isEqualTo(Duration.ofMinutes(30));
        assertThat(roundAt(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(roundAt(-20)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void checkTimesComeOneAfterTheOther() {
        var briefing = Sample.briefing(BriefingStatus.SCHEDULED);
        assertThat(PreflightPolicy.due(briefing, TIMES, before(61))).isEmpty();
        assertThat(PreflightPolicy.due(briefing, TIMES, before(25)))
                .containsExactly(Duration.ofMinutes(60), Duration.ofMinutes(30));
    }

    @Test
    void devicesAreCheckedFromAWeekBeforeUntilTheEndOfWhatTakesPlace() {
        var briefing = Sample.briefing(BriefingStatus.SCHEDULED);
        assertThat(PreflightPolicy.isOpen(briefing, Sample.START.minus(Duration.ofDays(8))))
                .isPresent();
        assertThat(PreflightPolicy.isOpen(briefing, before(60))).isEmpty();
        assertThat(PreflightPolicy.isOpen(briefing, Sample.END)).isPresent();
        assertThat(PreflightPolicy.isOpen(Sample.briefing(BriefingStatus.CANCELLED), before(60)))
                .isPresent();
        assertThat(PreflightPolicy.isOpen(Sample.briefing(BriefingStatus.DRAFT), before(60)))
                .isPresent();
    }

    @Test
    void whatAFormCannotMeanIsLeftOut() {
        var form = CheckForm.of(
                Map.of("camera", "on", "speaker", "1", "tested", "true", "rtt", "60001", "kbps", "12", "via", "RELAY"));
        assertThat(form.works()).containsExactly(Device.CAMERA);
        assertThat(form.network().rttMs()).isNull();
        assertThat(form.network().kbps()).isEqualTo(12);
        assertThat(form.network().via()).isEqualTo(Via.RELAY);
        assertThat(CheckForm.of(Map.of("rtt", "5")).network().rttMs()).isNull();
        assertThat(CheckForm.browser("a\r\nb\u202E" + "x".repeat(500)))
                .hasSize(200)
                .startsWith("a??b?");
    }

    @Test
    void credentialsOfTheTurnServerExpire() {
        var now = Instant.parse("2026-12-07T00:00:00Z");
        var shared = new TurnAccess(settings("turns:meet.example.org:443?transport=tcp", "north")).relay(now);
        assertThat(shared)
                .isEqualTo(new Relay(
                        "turns:meet.example.org:443?transport=tcp", "1796608800", "zTXbfkSo0EUB4awo+7NmkuPf0Y0="));
        assertThat(new TurnAccess(settings(null, null)).relay(now)).isNull();
    }

    @Test
    void refusesSettingsThatCannotBeMeant() {
        assertThatThrownBy(() -> settings("https://meet.example.org", null)).hasMessageContaining("turn-url");
        assertThatThrownBy(() -> settings("turn:x y", null)).hasMessageContaining("turn-url");
        assertThatThrownBy(() -> new PreflightSettings(List.of(Duration.ZERO), null, null, null, null))
                .hasMessageContaining("times");
    }

    private static PreflightSettings settings(@Nullable String url, @Nullable String secret) {
        return new PreflightSettings(TIMES, url, secret, null, null);
    }

    private static @Nullable Duration roundAt(int minutes) {
        return PreflightPolicy.roundAt(Sample.START, TIMES, before(minutes));
    }

    private static Instant before(int minutes) {
        return Sample.START.minus(Duration.ofMinutes(minutes));
    }
}
