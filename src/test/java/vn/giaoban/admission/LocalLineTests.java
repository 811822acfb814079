package vn.giaoban.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an instance does by itself while Redis is away. */
class LocalLineTests {

    private final Hand hand = new Hand();
    private final LocalLine line =
            new LocalLine(new AdmissionSettings(3, Duration.ofMinutes(5), Duration.ofSeconds(30)), hand);

    @Test
    void letsPeopleInOneAfterTheOtherAndKeepsEachOnesTurn() {
        var crowd = IntStream.range(0, 10).mapToObj(_ -> visitor()).toList();
        assertThat(ask(crowd.getFirst())).isEqualTo(new Turn.Now());
        crowd.forEach(this::ask);
        assertThat(ask(crowd.get(9))).isInstanceOfSatisfying(Turn.Later.class, later -> {
            assertThat(later.place()).isEqualTo(9);
            assertThat(later.in()).isEqualTo(Duration.ofSeconds(3));
        });
        hand.now += 1000;
        assertThat(crowd.stream().map(this::ask).filter(new Turn.Now()::equals)).hasSize(4);
        hand.now += 2000;
        assertThat(crowd.stream().map(this::ask)).containsOnly(new Turn.Now());
    }

    @Test
    void letsNobodyInBeforeTheRoomOpens() {
        assertThat(line.ask("room", visitor(), Duration.ofSeconds(5))).isInstanceOf(Turn.Later.class);
    }

    @Test
    void locksNobodyOutHoweverManyCome() {
        for (var n = 0; n < 20_001; n++) line.ask("room", visitor(), Duration.ZERO);
        assertThat(ask(visitor())).isEqualTo(new Turn.Now());
        hand.now += Duration.ofHours(3).toMillis();
        assertThat(ask(visitor())).isEqualTo(new Turn.Now());
    }

    private Turn ask(Visitor who) {
        return line.ask("room", who, Duration.ofSeconds(-1));
    }

    private static Visitor visitor() {
        return new Visitor(UUID.randomUUID(), Precedence.PERSON, null);
    }

    /** A clock that stands still unless it is moved. */
    private static final class Hand extends Clock {
        private long now = 1_796_000_000_000L;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants only");
        }
    }
}
