package vn.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.presence.Capture;

/** Each fact is kept once, and whatever an event says can be kept. */
class CleanEventTests {

    private static final Instant NOW = Instant.parse("2026-12-07T01:00:00Z");

    @Test
    void theSameFactHasOneDigestWheneverItIsReceived() {
        var visit = new ConferenceEvent.Visit("a@meet.test/x", "POINT:A", "A", NOW, null);
        assertThat(digest(joined(visit, NOW))).isEqualTo(digest(joined(visit, NOW.plusSeconds(9))));
    }

    @Test
    void everyDistinctBodyOfTheRecordingsHasADigestOfItsOwn() {
        for (var capture : Capture.values()) {
            var bodies = capture.requests()
                    .filter(request -> request.status() != 0)
                    .map(Capture.Request::body)
                    .collect(Collectors.toSet());
            var digests = capture.acceptedAndRefused().stream()
                    .map(CleanEventTests::digest)
                    .collect(Collectors.toSet());
            assertThat(digests).hasSameSizeAs(bodies);
        }
    }

    @Test
    void anotherJoinOfTheSameAddressIsAnotherFact() {
        var first = new ConferenceEvent.Visit("a@meet.test/x", "POINT:A", "A", NOW, null);
        var second = new ConferenceEvent.Visit("a@meet.test/x", "POINT:A", "A", NOW.plusSeconds(1), null);
        assertThat(digest(joined(first, NOW))).isNotEqualTo(digest(joined(second, NOW)));
    }

    @Test
    void whatPostgresRefusesInTextIsReplaced() {
        var visit = new ConferenceEvent.Visit("a\0b", "x\ud800", "y\udc00z \ud83d\ude00", NOW, null);
        var stored = Objects.requireNonNull(CleanEvent.of(joined(visit, NOW)).occupant());
        assertThat(stored.jid()).isEqualTo("a\ufffdb");
        assertThat(stored.id()).isEqualTo("x\ufffd");
        assertThat(stored.name()).isEqualTo("y\ufffdz \ud83d\ude00");
    }

    @Test
    void timesThatNoDatabaseHoldsAreMissingTimes() {
        var event = joined(new ConferenceEvent.Visit("a", null, null, Instant.MAX, Instant.MIN), NOW);
        var stored = Objects.requireNonNull(CleanEvent.of(event).occupant());
        assertThat(stored.joinedAt()).isNull();
        assertThat(stored.leftAt()).isNull();
    }

    private static String digest(ConferenceEvent event) {
        return Digest.of(FactText.of(new Fact.Told(CleanEvent.of(event))));
    }

    private static ConferenceEvent joined(ConferenceEvent.Visit visit, Instant received) {
        return new ConferenceEvent(
                Kind.OCCUPANT_JOINED,
                "gb-1",
                "gb-1@conference.meet.test",
                false,
                visit,
                null,
                null,
                List.of(),
                received);
    }
}
