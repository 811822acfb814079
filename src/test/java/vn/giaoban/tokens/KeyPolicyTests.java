package vn.giaoban.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyPolicyTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final TokenSettings SETTINGS =
            new TokenSettings(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofHours(1));

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        var turn = START.plus(Duration.ofDays(90));
        var former = key("former", START, turn.plusSeconds(15 * 60));
        var next = key("next", turn, null);
        var keys = List.of(former, next);
        var before = turn.minusSeconds(1);
        assertThat(KeyPolicy.signing(keys, before)).isEqualTo(former);
        assertThat(KeyPolicy.published(keys, before)).containsExactly(former, next);
        assertThat(KeyPolicy.stateOf(next, keys, before)).isEqualTo(KeyPolicy.State.NEXT);

        assertThat(KeyPolicy.signing(keys, turn)).isEqualTo(next);
        assertThat(KeyPolicy.published(keys, turn)).containsExactly(next, former);
        assertThat(KeyPolicy.stateOf(former, keys, turn)).isEqualTo(KeyPolicy.State.FORMER);

        // its last token was made a moment before the turn and lives five minutes
        assertThat(KeyPolicy.published(keys, turn.plusSeconds(5 * 60))).contains(former);
        assertThat(KeyPolicy.published(keys, turn.plusSeconds(15 * 60))).containsExactly(next);
    }

    @Test
    void anotherIsDueSoEarlyThatItsTurnIsInTime() {
        var keys = List.of(key("only", START, null));
        var due = START.plus(Duration.ofDays(90)).minus(Duration.ofHours(1));
        assertThat(KeyPolicy.isDue(keys, SETTINGS, due.minusSeconds(1))).isFalse();
        assertThat(KeyPolicy.isDue(keys, SETTINGS, due)).isTrue();
        var waiting = List.of(keys.getFirst(), key("next", due.plusSeconds(3600), null));
        assertThat(KeyPolicy.isDue(waiting, SETTINGS, due)).isFalse();
        var never = new TokenSettings(Duration.ofMinutes(5), Duration.ZERO, Duration.ofHours(1));
        assertThat(KeyPolicy.isDue(keys, never, START.plus(Duration.ofDays(10_000))))
                .isFalse();
    }

    @Test
    void aClockThatIsBehindAllKeysSignsWithTheFirst() {
        var first = key("first", START, null);
        var second = key("second", START.plusSeconds(1), null);
        assertThat(KeyPolicy.signing(List.of(second, first), START.minusSeconds(3600)))
                .isEqualTo(first);
        assertThat(KeyPolicy.published(List.of(second, first), START.minusSeconds(3600)))
                .containsExactly(first, second);
    }

    @Test
    void settingsThatServersCanNotFollowAreRefused() {
        assertThatThrownBy(() -> new TokenSettings(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofMinutes(1)))
                .hasMessageContaining("key-lead");
        assertThatThrownBy(() -> new TokenSettings(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessageContaining("key-rotation");
        assertThatThrownBy(() -> new TokenSettings(Duration.ZERO, Duration.ofDays(90), Duration.ofHours(1)))
                .hasMessageContaining("token-life");
    }

    private static SigningKey key(String kid, Instant from, @Nullable Instant dropped) {
        var number = Base64URL.encode(kid);
        return new SigningKey(new RSAKey.Builder(number, number).keyID(kid).build(), from, from, dropped);
    }
}
