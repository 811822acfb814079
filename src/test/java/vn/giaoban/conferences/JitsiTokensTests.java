package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JitsiTokensTests {

    private static final JitsiSettings SETTINGS =
            new JitsiSettings(URI.create("https://meet.example.org/"), "giaoban", "jitsi", null, Duration.ofMinutes(5));

    private static final Guest DEVICE = new Guest("POINT:Q-BA-DINH", "Quận Ba Đình", null, false);
    private static final Guest PERSON =
            new Guest("6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11", "Trần Thị Bình", "binh@so-tttt.example", false);

    @Test
    void namesOneRoomInLowerCaseAndOneAudienceAsAString() {
        var json = claims(DEVICE, Sample.START).toJSONObject();
        assertThat(json)
                .containsEntry("iss", "giaoban")
                .containsEntry("aud", "jitsi")
                .containsEntry("sub", "meet.example.org")
                .containsEntry("room", "gb-abcdefghijklmnopqrst");
    }

    @Test
    void livesFiveMinutesAndToleratesAServerWhoseClockIsBehind() {
        var claims = claims(DEVICE, Sample.START);
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(Sample.START.plusSeconds(300)));
        assertThat(claims.getNotBeforeTime()).isEqualTo(Date.from(Sample.START.minusSeconds(120)));
    }

    @Test
    void neverOutlivesTheWindow() {
        var claims = claims(DEVICE, Sample.CLOSE.minusSeconds(60));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(Sample.CLOSE));
    }

    @Test
    void saysWhoADeviceIs() {
        assertThat(user(DEVICE))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "id", "POINT:Q-BA-DINH", "name", "Quận Ba Đình", "moderator", false, "affiliation", "member"));
    }

    @Test
    void saysWhoAPersonIs() {
        assertThat(user(PERSON))
                .containsEntry("id", "6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11")
                .containsEntry("name", "Trần Thị Bình")
                .containsEntry("email", "binh@so-tttt.example")
                .containsEntry("affiliation", "member");
    }

    @Test
    void makesAModeratorAnOwner() {
        assertThat(user(new Guest("x", "Nguyễn Văn An", null, true)))
                .containsEntry("moderator", true)
                .containsEntry("affiliation", "owner");
    }

    @Test
    void buildsTheRoomsAddressWithoutADoubledSlash() {
        assertThat(SETTINGS.addressOf("gb-x")).isEqualTo("https://meet.example.org/gb-x");
    }

    private static JWTClaimsSet claims(Guest who, Instant now) {
        return JitsiTokens.claims(SETTINGS, who, Sample.conference(), now);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> user(Guest who) {
        var context = (Map<String, Object>) claims(who, Sample.START).getClaim("context");
        assertThat(context).containsEntry("features", Map.of("name-readonly", true));
        return (Map<String, Object>) Objects.requireNonNull(context.get("user"));
    }
}
