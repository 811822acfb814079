package vn.giaoban.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.ProblemException;

/** What the hosted service sends, and what proves that it does. */
class JaasTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-12-07T01:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** {@code printf '1796605200.{}' | openssl dgst -sha256 -hmac geheim -binary | base64}. */
    private static final String MADE_BY_OPENSSL = "lJMAHpxv4UoKOpaTLLOjxWFmECkqDLlH8bKkoSYhVf0=";

    private final JaasTranslator translator = new JaasTranslator(JSON);
    private final EventParser parser = new EventParser(JSON);

    @Test
    void knowsASignatureThatAnotherProgramMade() {
        var signature = read("t=1796605200,v1=" + MADE_BY_OPENSSL);
        assertThat(signature.isOf("{}", "geheim")).isTrue();
        assertThat(signature.isOf("{ }", "geheim")).isFalse();
        assertThat(signature.isOf("{}", "Geheim")).isFalse();
        assertThat(read("v1=x==,t=1796605200,v2=other,v1=" + MADE_BY_OPENSSL).isOf("{}", "geheim"))
                .isTrue();
        assertThat(read("t=1796605201,v1=" + MADE_BY_OPENSSL).isOf("{}", "geheim"))
                .as("the time is signed too")
                .isFalse();
    }

    @Test
    void base64MayEndInEqualSigns() {
        // 32 bytes always do: only the first sign of a part divides it
        var signature = JaasHand.sign("7", "x", "s");
        assertThat(signature).endsWith("=");
        assertThat(read("t=7,v1=" + signature).isOf("x", "s")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1", "v1=abc", "t", "t=1;v1=abc", "=,=", ",,,,,,,,,,,,", "t=1,v1"})
    void readsNothingElse(String header) {
        assertThat(JaasSignature.read(header)).isNull();
    }

    @Test
    void isFreshForSomeMinutesInSecondsAndInMilliseconds() {
        for (var unit : new long[] {1, 1000}) {
            var now = NOW.getEpochSecond() * unit;
            assertThat(fresh(now)).isTrue();
            assertThat(fresh(now - 300 * unit)).isTrue();
            assertThat(fresh(now - 301 * unit)).isFalse();
            assertThat(fresh(now + 301 * unit)).isFalse();
        }
        for (var time :
                new String[] {"", "x", "-1", "1e9", "99999999999999999999", "" + Long.MIN_VALUE, "" + Long.MAX_VALUE})
            assertThat(read("t=" + time + ",v1=abc=").isFresh(NOW, TOLERANCE))
                    .as(time)
                    .isFalse();
    }

    @Test
    void saysWhatEventSyncWouldHaveSaid() {
        var joined = event(JaasHand.participant("PARTICIPANT_JOINED", "GB-room", "u-1", 1_796_605_200_123L));
        assertThat(joined.kind()).isEqualTo(ConferenceEvent.Kind.OCCUPANT_JOINED);
        assertThat(joined.room()).isEqualTo("gb-room");
        var visit = Objects.requireNonNull(joined.occupant());
        assertThat(visit.id()).isEqualTo("u-1");
        assertThat(visit.jid()).isEqualTo("jid-u-1@8x8.vc/a");
        assertThat(visit.joinedAt()).isEqualTo(Instant.ofEpochMilli(1_796_605_200_123L));
        var left = event(JaasHand.participant("PARTICIPANT_LEFT", "GB-room", "u-1", 1_796_605_260_000L));
        assertThat(left.kind()).isEqualTo(ConferenceEvent.Kind.OCCUPANT_LEFT);
        assertThat(left.roomJid()).isEqualTo(joined.roomJid());
        assertThat(Objects.requireNonNull(left.occupant()).joinedAt()).isNull();
        assertThat(left.occupant().leftAt()).isEqualTo(Instant.ofEpochMilli(1_796_605_260_000L));
        var created = event(JaasHand.room("ROOM_CREATED", "GB-room", 1_796_605_199_000L));
        assertThat(created.roomJid()).isEqualTo(joined.roomJid());
        assertThat(created.createdAt()).isEqualTo(Instant.ofEpochMilli(1_796_605_199_000L));
        assertThat(event(JaasHand.room("ROOM_DESTROYED", "GB-room", 1_796_605_300_000L))
                        .destroyedAt())
                .isEqualTo(Instant.ofEpochMilli(1_796_605_300_000L));
    }

    @Test
    void whatTellsNothingOfPeopleIsForgotten() {
        assertThat(translator.translate("""
                {"eventType":"RECORDING_STARTED","fqn":"app/room","timestamp":1,"data":{}}""")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"eventType\":7}",
                "{\"eventType\":\"ROOM_CREATED\"}",
                "{\"eventType\":\"ROOM_CREATED\",\"fqn\":\"room\",\"timestamp\":1796605200000}",
                "{\"eventType\":\"ROOM_CREATED\",\"fqn\":\"app/\",\"timestamp\":1796605200000}",
                "{\"eventType\":\"ROOM_CREATED\",\"fqn\":\"app/room\"}",
                "{\"eventType\":\"ROOM_CREATED\",\"fqn\":\"app/room\",\"timestamp\":\"soon\"}",
                "{\"eventType\":\"ROOM_CREATED\",\"fqn\":\"app/room\",\"timestamp\":1e300}",
                "{\"eventType\":\"PARTICIPANT_LEFT\",\"fqn\":\"app/room\",\"timestamp\":1796605200000,\"data\":[]}",
                "{\"eventType\":\"PARTICIPANT_LEFT\",\"fqn\":\"app/room\",\"timestamp\":1796605200000}"
            })
    void refusesWhatIsNoEvent(String body) {
        assertThatThrownBy(() -> event(body)).isInstanceOf(ProblemException.class);
    }

    private ConferenceEvent event(String body) {
        var told = translator.translate(body).orElseThrow();
        return parser.parse(new ReceivedEvent(told.kind(), told.body(), NOW));
    }

    private static boolean fresh(long time) {
        return read("t=" + time + ",v1=abc=").isFresh(NOW, TOLERANCE);
    }

    private static JaasSignature read(String header) {
        return Objects.requireNonNull(JaasSignature.read(header));
    }
}
