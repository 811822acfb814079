package vn.giaoban.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.SigningAlgorithm;

class ClaimsTests {

    private static final Instant NOW = Instant.parse("2026-12-07T01:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-07T03:00:00Z");
    private static final Deployment SERVER = new Deployment(
            "default",
            URI.create("https://meet.example.org/"),
            "meet.example.org",
            "giaoban",
            "jitsi",
            0,
            SigningAlgorithm.RS256,
            null);

    private static final Guest DEVICE = new Guest("POINT:Q-BA-DINH", "Quận Ba Đình", null, Standing.PARTICIPANT);
    private static final Guest PERSON = new Guest(
            "6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11", "Trần Thị Bình", "binh@so-tttt.example", Standing.PARTICIPANT);

    @Test
    void namesOneRoomInLowerCaseAndOneAudienceAsAString() {
        var json = claims(DEVICE, NOW).toJSONObject();
        assertThat(json)
                .containsEntry("iss", "giaoban")
                .containsEntry("aud", "jitsi")
                .containsEntry("sub", "meet.example.org")
                .containsEntry("room", "gb-abcdefghijklmnopqrst");
    }

    @Test
    void livesFiveMinutesAndToleratesAServerWhoseClockIsBehind() {
        var claims = claims(DEVICE, NOW);
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
        assertThat(claims.getNotBeforeTime()).isEqualTo(Date.from(NOW.minusSeconds(120)));
    }

    @Test
    void neverOutlivesTheWindow() {
        assertThat(claims(DEVICE, CLOSE.minusSeconds(60)).getExpirationTime()).isEqualTo(Date.from(CLOSE));
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
                .containsEntry("affiliation", "member")
                .doesNotContainKey("lobby_bypass");
    }

    @Test
    void theChairAndTheSecretaryWaitInNoLobby() {
        for (var standing : new Standing[] {Standing.CHAIR, Standing.SECRETARY})
            assertThat(user(guest(standing)))
                    .containsEntry("moderator", true)
                    .containsEntry("affiliation", "owner")
                    .containsEntry("lobby_bypass", true);
        assertThat(user(guest(Standing.HOST)))
                .containsEntry("moderator", true)
                .containsEntry("affiliation", "owner")
                .doesNotContainKey("lobby_bypass");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyChangesTheirNameAndOnlyModeratorsRecord(Standing standing) {
        assertThat(context(guest(standing), "features"))
                .containsEntry("name-readonly", true)
                .containsEntry("recording", standing.moderates())
                .containsEntry("livestreaming", standing.moderates())
                .containsEntry("outbound-call", false);
    }

    @Test
    void buildsTheRoomsAddressWithoutADoubledSlash() {
        assertThat(SERVER.addressOf("gb-x")).isEqualTo("https://meet.example.org/gb-x");
    }

    private static Guest guest(Standing standing) {
        return new Guest("x", "Nguyễn Văn An", null, standing);
    }

    private static JWTClaimsSet claims(Guest who, Instant now) {
        return Claims.of(who, SERVER, "GB-abcdefghijklmnopqrst", CLOSE, Duration.ofMinutes(5), now);
    }

    private static Map<String, Object> user(Guest who) {
        return context(who, "user");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> context(Guest who, String part) {
        var context = (Map<String, Object>) claims(who, NOW).getClaim("context");
        return (Map<String, Object>) Objects.requireNonNull(context.get(part));
    }
}
