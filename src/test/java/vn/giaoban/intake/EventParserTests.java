package vn.giaoban.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.kernel.ProblemException;

/** The bodies in {@code events.jsonl} are what a real Prosody sent. */
class EventParserTests {

    private static final Instant NOW = Instant.parse("2026-11-22T14:37:20Z");

    private final JsonMapper json = JsonMapper.builder().build();
    private final EventParser parser = new EventParser(json);

    @Test
    void readsARoomThatOpened() throws IOException {
        var event = parse(Kind.ROOM_CREATED, recorded("/room/created"));
        assertThat(event.room()).isEqualTo("gb-weekly-a");
        assertThat(event.roomJid()).isEqualTo("gb-weekly-a@conference.meet.test");
        assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1_795_358_239L));
        assertThat(event.breakout()).isFalse();
        assertThat(event.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void readsWhoCame() throws IOException {
        var visit = Objects.requireNonNull(
                parse(Kind.OCCUPANT_JOINED, recorded("/occupant/joined")).occupant());
        assertThat(visit.id()).isEqualTo("POINT:H-HOAI-DUC");
        assertThat(visit.name()).isEqualTo("Huyện Hoài Đức");
        assertThat(visit.jid()).isEqualTo("7e6364aa-9970-4907-9f25-a6cdfe779d17@meet.test/HqKBoFvEw1DP");
        assertThat(visit.joinedAt()).isEqualTo(Instant.ofEpochSecond(1_795_358_240L));
        assertThat(visit.leftAt()).isNull();
    }

    @Test
    void readsEveryRecordedBody() throws IOException {
        for (var line : lines()) {
            var sent = json.readTree(line);
            var kind = Kind.valueOf(
                    sent.path("path").asString().substring(1).replace('/', '_').toUpperCase(Locale.ROOT));
            assertThat(parse(kind, sent.path("body").asString()).room()).isEqualTo("gb-weekly-a");
        }
    }

    @Test
    void readsAnEmptyListThatIsSentAsAnObject() {
        var event = parse(Kind.ROOM_DESTROYED, """
                {"room_name":"a","room_jid":"a@c","created_at":1795358239,"destroyed_at":1795358516,"all_occupants":{}}""");
        assertThat(event.allOccupants()).isEmpty();
        assertThat(event.destroyedAt()).isEqualTo(Instant.ofEpochSecond(1_795_358_516L));
    }

    @Test
    void keepsWhatIsThereOfOddVisits() {
        var event = parse(Kind.ROOM_DESTROYED, """
                {"room_name":"A","room_jid":"a@c","destroyed_at":"1795358516","is_breakout":"true","new":{"x":1},
                 "all_occupants":[{"occupant_jid":"j","joined_at":1795358240.7},{"name":"nobody"},7,null]}""");
        assertThat(event.room()).isEqualTo("a");
        assertThat(event.breakout()).isTrue();
        assertThat(event.allOccupants())
                .containsExactly(
                        new ConferenceEvent.Visit("j", null, null, Instant.ofEpochMilli(1_795_358_240_700L), null));
    }

    @Test
    void takesADepartureWithoutItsTime() {
        var event = parse(Kind.OCCUPANT_LEFT, """
                {"room_name":"a","room_jid":"a@c","occupant":{"occupant_jid":"j","joined_at":1795358240}}""");
        assertThat(Objects.requireNonNull(event.occupant()).leftAt()).isNull();
    }

    @Test
    void takesNoNulBytesIntoTheDatabase() {
        var event = parse(Kind.OCCUPANT_JOINED, """
                {"room_name":"a","room_jid":"a@c","occupant":{"occupant_jid":"j","name":"A\\u0000B","joined_at":1795358240}}""");
        assertThat(Objects.requireNonNull(event.occupant()).name()).isEqualTo("AB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{\"room_name\":",
                "{}",
                "{\"room_name\":\"a\",\"room_jid\":\"a@c\"}",
                "{\"room_jid\":\"a@c\",\"created_at\":1795358239}",
                "{\"room_name\":{\"a\":1},\"room_jid\":\"a@c\",\"created_at\":1795358239}",
                "{\"room_name\":\"a\",\"room_jid\":\"a@c\",\"created_at\":true}",
                "{\"room_name\":\"a\",\"room_jid\":\"a@c\",\"created_at\":1e400}",
                "{\"room_name\":\"a\",\"room_jid\":\"a@c\",\"created_at\":-5}",
                "{\"room_name\":\"a\",\"room_jid\":\"a@c\",\"created_at\":99999999999999999999999999999999}"
            })
    void refusesWhatIsNoEvent(String body) {
        assertThatThrownBy(() -> parse(Kind.ROOM_CREATED, body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problem().status()).isEqualTo(400));
    }

    @Test
    void refusesAnEventThatIsNestedWithoutEnd() {
        var body = "{\"room_name\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> parse(Kind.ROOM_CREATED, body)).isInstanceOf(ProblemException.class);
    }

    private ConferenceEvent parse(Kind kind, String body) {
        return parser.parse(new ReceivedEvent(kind, body, NOW));
    }

    private String recorded(String path) throws IOException {
        return lines().stream()
                .map(json::readTree)
                .filter(sent -> sent.path("path").asString().equals(path))
                .findFirst()
                .orElseThrow()
                .path("body")
                .asString();
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/intake/events.jsonl"));
    }
}
