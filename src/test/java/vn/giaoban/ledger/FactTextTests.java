package vn.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.presence.Verdict;

/** What is hashed is a text that never changes, and says all of the fact. */
class FactTextTests {

    private static final Instant AT = Instant.parse("2026-12-07T01:00:00.123Z");

    static Stream<Fact> facts() {
        var visit = new ConferenceEvent.Visit("a@meet.test/x", "POINT:A", "Quận \"A\"\n", AT, AT.plusSeconds(9));
        return Stream.of(
                told(Kind.OCCUPANT_LEFT, visit, List.of()),
                told(Kind.ROOM_DESTROYED, null, List.of(visit, visit)),
                new Fact.Listed("gb-1@c", AT, List.of("a@meet.test/x"), List.of()),
                new Fact.Ticked("A", UUID.randomUUID(), true, AT, "link:1"),
                new Fact.Corrected("POINT", "A", Verdict.EXCUSED, "Mất điện\r\n", "admin"),
                new Fact.Matched("Khách", null, null, "POINT", "A", "nhận ra", "admin"),
                new Fact.Matched(null, "a@meet.test/x", AT, null, null, "nhầm", "admin"));
    }

    private static Fact told(Kind kind, ConferenceEvent.@Nullable Visit visit, List<ConferenceEvent.Visit> all) {
        return new Fact.Told(new ConferenceEvent(kind, "gb-1", "gb-1@c", false, visit, AT, AT, all, AT));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactIsReadAsItWasWrittenAndIsOneLine(Fact fact) {
        var text = FactText.of(fact);
        assertThat(text).doesNotContain("\n", "\r");
        assertThat(FactText.read(FactText.kindOf(fact), AT, text)).isEqualTo(fact);
        var line = "17 " + FactText.kindOf(fact) + " " + Link.micros(AT) + " " + Link.GENESIS + " " + text;
        assertThat(Extract.entry(line)).isEqualTo(new LedgerEntry(17, AT, fact, Link.GENESIS));
    }

    @Test
    void theTextIsTheDocumentedOne() {
        assertThat(FactText.of(told(
                        Kind.OCCUPANT_JOINED,
                        new ConferenceEvent.Visit("a@meet.test/x", "POINT:A", "Điểm A", AT, null),
                        List.of())))
                .isEqualTo("{\"kind\":\"OCCUPANT_JOINED\",\"room\":\"gb-1\",\"roomJid\":\"gb-1@c\",\"breakout\":false,"
                        + "\"jid\":\"a@meet.test/x\",\"id\":\"POINT:A\",\"name\":\"Điểm A\",\"joined\":1796605200123,"
                        + "\"created\":1796605200123,\"destroyed\":1796605200123}");
    }

    @Test
    void theHashIsTheDocumentedOne() {
        var briefing = UUID.fromString("00000000-0000-0000-0000-000000000001");
        var first = Link.after(
                new Link.Head(briefing, 0, Link.GENESIS, 0), new Link.Draft("TICK", 1_000_000, "{}", "", false));
        assertThat(first.hash())
                .isEqualTo(Digest.of("0".repeat(64) + "\n00000000-0000-0000-0000-000000000001\n1\nTICK\n1000000\n{}"));
    }
}
