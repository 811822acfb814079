package vn.giaoban.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.support.Quiet;

/** Events from the intake to the database, over a real Redis that fails in the ways it does. */
@Quiet("freezes Redis and measures the wait")
class EventStreamIT {

    private final EventParser parser = new EventParser(JsonMapper.builder().build());
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();
    private volatile Function<List<ConferenceEvent>, Mono<Void>> database = _ -> Mono.empty();
    private RedisProcess redis;
    private LettuceConnectionFactory connections;
    private ReactiveStringRedisTemplate template;
    private EventStream stream;
    private EventJournal journal;
    private EventConsumer consumer;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
        connections = redis.connect();
        template = new ReactiveStringRedisTemplate(connections);
        stream = new EventStream(template);
        journal = new EventJournal(stream, this::accept);
        consumer = new EventConsumer(stream, parser, this::accept, connections);
    }

    @AfterEach
    void stop() throws IOException {
        consumer.stop();
        connections.destroy();
        redis.close();
    }

    @Test
    void bringsAnEventToTheDatabaseWithinASecondAndForgetsIt() {
        consumer.start();
        keep("a");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(kept).containsExactly("a"));
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(length()).isZero());
    }

    @Test
    void answersTheIntakeInUnderFiftyMilliseconds() {
        for (var i = 0; i < 50; i++) keep("warm" + i);
        var began = System.nanoTime();
        for (var i = 0; i < 100; i++) keep("x" + i);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void bringsWhatCameWhileNobodyRead() {
        for (var i = 0; i < 450; i++) keep("e" + i);
        consumer.start();
        await().untilAsserted(() -> assertThat(kept).hasSize(450));
        assertThat(length()).isZero();
    }

    @Test
    void keepsEventsInTheDatabaseWhileRedisIsFrozenAndGoesOnAfterwards() throws Exception {
        consumer.start();
        keep("before");
        await().untilAsserted(() -> assertThat(kept).containsExactly("before"));
        redis.freeze();
        try {
            var began = System.nanoTime();
            keep("during");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            assertThat(kept).contains("during");
            keep("during2");
            Thread.sleep(4_000);
        } finally {
            redis.thaw();
        }
        await().untilAsserted(() -> {
            stream.append(received("after")).block(Duration.ofSeconds(1));
            assertThat(kept).contains("during2", "after");
        });
    }

    /** An answer of Redis that comes late must not cost an event while PostgreSQL is away. */
    @Test
    void waitsLongerForRedisWhenPostgresIsAway() throws Exception {
        keep("before");
        database = _ -> Mono.error(new TransientDataAccessResourceException("away"));
        redis.freeze();
        var during = tell("during").toFuture();
        try {
            Thread.sleep(1_000);
            assertThat(during).isNotDone();
        } finally {
            redis.thaw();
        }
        assertThat(during).succeedsWithin(Duration.ofSeconds(5));
        keep("right after");
        database = _ -> Mono.empty();
        consumer.start();
        await().untilAsserted(() -> assertThat(kept).contains("before", "during", "right after"));
    }

    @Test
    void goesOnWithARedisThatCameBackEmpty() throws IOException {
        consumer.start();
        keep("before");
        await().untilAsserted(() -> assertThat(kept).containsExactly("before"));
        redis.kill();
        keep("meanwhile");
        assertThat(kept).contains("meanwhile");
        redis.restartEmpty();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            stream.append(received("after")).block(Duration.ofSeconds(1));
            Thread.sleep(300);
            assertThat(kept).contains("after");
        });
    }

    @Test
    void makesTheGroupAgainWhenItIsGone() {
        consumer.start();
        keep("before");
        await().untilAsserted(() -> assertThat(kept).containsExactly("before"));
        template.delete(EventStream.KEY).block(Duration.ofSeconds(1));
        keep("after");
        await().untilAsserted(() -> assertThat(kept).containsExactly("before", "after"));
    }

    @Test
    void triesAgainUntilTheDatabaseIsBack() {
        database = _ -> Mono.error(new TransientDataAccessResourceException("away"));
        consumer.start();
        keep("a");
        await().pollDelay(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(kept).isEmpty());
        database = _ -> Mono.empty();
        await().untilAsserted(() -> assertThat(kept).containsExactly("a"));
        await().untilAsserted(() -> assertThat(length()).isZero());
    }

    @Test
    void letsNoPoisonedEventHoldUpTheOthers() {
        database = events -> events.stream().anyMatch(event -> event.room().equals("poison"))
                ? Mono.error(new DataIntegrityViolationException("no"))
                : Mono.empty();
        keep("a");
        keep("poison");
        keep("b");
        template.opsForStream().add(EventStream.KEY, Map.of("what", "foreign")).block(Duration.ofSeconds(1));
        keep("c");
        consumer.start();
        await().untilAsserted(() -> assertThat(kept).containsExactly("a", "b", "c"));
        await().untilAsserted(() -> assertThat(length()).isZero());
    }

    /** The one event that can't be kept fails alone. */
    @Test
    void aCrowdSharesTransactionsWhileRedisIsAway() throws IOException {
        redis.kill();
        var transactions = new AtomicInteger();
        database = _ -> Mono.delay(Duration.ofMillis(100))
                .doOnNext(_ -> transactions.incrementAndGet())
                .then();
        keep("first");
        var failed = Flux.range(0, 150)
                .flatMap(n -> tell("e" + n).then(Mono.<String>empty()).onErrorResume(_ -> Mono.just("e" + n)), 150)
                .collectList()
                .block(Duration.ofSeconds(3));
        assertThat(failed).isEmpty();
        assertThat(kept).hasSize(151);
        assertThat(transactions.get()).isLessThan(10);

        database = events -> events.stream().anyMatch(event -> event.room().equals("poison"))
                ? Mono.delay(Duration.ofMillis(20)).then(Mono.error(new DataIntegrityViolationException("no")))
                : Mono.delay(Duration.ofMillis(20)).then();
        var refused = Flux.just("a", "b", "poison", "c", "d")
                .flatMap(room -> tell(room).then(Mono.<String>empty()).onErrorResume(_ -> Mono.just(room)))
                .collectList()
                .block(Duration.ofSeconds(3));
        assertThat(refused).containsExactly("poison");
        assertThat(kept).contains("a", "b", "c", "d").doesNotContain("poison");
    }

    @Test
    void takesOverWhatADeadInstanceLeft() {
        keep("left");
        keep("trimmed");
        ReactiveRedisConnection connection = connections.getReactiveConnection();
        stream.ensureGroup(connection).block(Duration.ofSeconds(1));
        var read = Objects.requireNonNull(stream.readNew(connection, "dead").block(Duration.ofSeconds(1)));
        template.opsForStream().delete(EventStream.KEY, read.getLast().id()).block(Duration.ofSeconds(1));
        var taken = Objects.requireNonNull(
                stream.claimAbandoned(connection, "alive", Duration.ZERO).block(Duration.ofSeconds(1)));
        assertThat(taken).hasSize(2);
        assertThat(taken.getFirst().event()).isEqualTo(received("left"));
        assertThat(taken.getLast().event()).isNull();
        assertThat(stream.readOwn(connection, "alive").block(Duration.ofSeconds(1)))
                .isEqualTo(taken);
        stream.acknowledge(connection, taken).block(Duration.ofSeconds(1));
        assertThat(stream.readOwn(connection, "alive").block(Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(length()).isZero();
        connection.closeLater().block(Duration.ofSeconds(1));
    }

    @Test
    void asksTheServerToRepeatWhenNeitherStoreTakesAnEvent() throws IOException {
        redis.kill();
        database = _ -> Mono.error(new TransientDataAccessResourceException("away"));
        assertThatThrownBy(() -> keep("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problem()).isInstanceOf(CommonProblem.Unavailable.class));
    }

    private Mono<Void> accept(List<ConferenceEvent> events) {
        return Mono.defer(() -> database.apply(events))
                .then(Mono.fromRunnable(() -> events.forEach(event -> kept.add(event.room()))));
    }

    private void keep(String room) {
        tell(room).block(Duration.ofSeconds(10));
    }

    private Mono<Void> tell(String room) {
        var received = received(room);
        return journal.keep(received, parser.parse(received));
    }

    private long length() {
        return Objects.requireNonNull(
                template.opsForStream().size(EventStream.KEY).block(Duration.ofSeconds(1)));
    }

    private static ReceivedEvent received(String room) {
        var body = "{\"room_name\":\"%s\",\"room_jid\":\"%s@c\",\"created_at\":1795358239}".formatted(room, room);
        return new ReceivedEvent(Kind.ROOM_CREATED, body, Instant.parse("2026-12-07T01:00:00Z"));
    }
}
