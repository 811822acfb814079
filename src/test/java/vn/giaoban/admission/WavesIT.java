package vn.giaoban.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.conferences.Conference;
import vn.giaoban.conferences.Sample;
import vn.giaoban.intake.RedisProcess;
import vn.giaoban.support.Quiet;

/** The door of a conference on two instances, over a real Redis that fails in the ways it does. */
@Quiet("lets people in by the second")
class WavesIT {

    private static final int RATE = 10;
    private static final long NOW = Crowd.OPENS;

    private final AdmissionSettings settings =
            new AdmissionSettings(RATE, Duration.ofMinutes(5), Duration.ofSeconds(30));
    private RedisProcess redis;
    private List<LettuceConnectionFactory> connections;
    private List<Waves> instances;
    private SharedLine line;
    private Conference open;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
        connections = List.of(redis.connect(), redis.connect());
        instances = connections.stream().map(this::instance).toList();
        line = new SharedLine(new ReactiveStringRedisTemplate(connections.getFirst()), settings);
        var now = Instant.now();
        open = new Conference(Sample.ID, "gb-waves", "default", now.minusSeconds(60), now.plusSeconds(3600));
    }

    private Waves instance(LettuceConnectionFactory connection) {
        var shared = new SharedLine(new ReactiveStringRedisTemplate(connection), settings);
        return new Waves(shared, new LocalLine(settings, Clock.systemUTC()), settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        connections.forEach(LettuceConnectionFactory::destroy);
        redis.close();
    }

    @Test
    void sixteenClicksOnOneLinkAreOneEntry() {
        var who = visitor(Precedence.PERSON, "A");
        var turns = Flux.range(0, 16)
                .flatMap(n -> instances.get(n % 2).enter(open, who), 16)
                .collectList()
                .block();
        assertThat(turns).hasSize(16).containsOnly(new Turn.Now());
        assertThat(entered()).hasSize(1);
    }

    @Test
    void twoInstancesTogetherKeepTheRate() {
        var began = System.nanoTime();
        var entered = Flux.range(0, 45).flatMap(this::untilIn, 45).count().block();
        assertThat(entered).isEqualTo(45);
        // 45 at 10 a second: four full seconds at best
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(3900), Duration.ofSeconds(8));
        var times = entered();
        assertThat(times).hasSize(45);
        for (var n = 0; n + RATE < times.size(); n++)
            assertThat(times.get(n + RATE) - times.get(n)).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void everybodyGetsInWhileRedisIsKilledAndWhenItComesBackEmpty() {
        var killer =
                Mono.fromCallable(this::kill).delaySubscription(Duration.ofMillis(700), Schedulers.boundedElastic());
        var entered = Flux.range(0, 40)
                .flatMap(this::untilIn, 40)
                .count()
                .zipWith(killer)
                .block(Duration.ofSeconds(20));
        assertThat(Objects.requireNonNull(entered).getT1()).isEqualTo(40);
    }

    @Test
    void answersSoonWhileRedisIsFrozenAndSharesTheLineAgainAfterwards() throws Exception {
        redis.freeze();
        var began = System.nanoTime();
        assertThat(instances
                        .getFirst()
                        .enter(open, visitor(Precedence.PERSON, null))
                        .block())
                .isEqualTo(new Turn.Now());
        assertThat(instances
                        .getFirst()
                        .enter(open, visitor(Precedence.PERSON, null))
                        .block())
                .isEqualTo(new Turn.Now());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        redis.thaw();
        redis.restartEmpty();
        Flux.interval(Duration.ofMillis(250))
                .concatMap(_ -> instances.getFirst().enter(open, visitor(Precedence.PERSON, null)))
                .publishOn(Schedulers.boundedElastic())
                .takeUntil(_ -> !entered().isEmpty())
                .blockLast(Duration.ofSeconds(15));
    }

    @Test
    void chairAndHostGoFirstThenOneOfEachPointThenTheOthersInTheOrderTheyCame() {
        var second = visitor(Precedence.PERSON, "A");
        var device = visitor(Precedence.ROOM, "A");
        var other = visitor(Precedence.PERSON, "B");
        var third = visitor(Precedence.PERSON, "A");
        var host = visitor(Precedence.HOST, "C");
        var chair = visitor(Precedence.CHAIR, null);
        var first = visitor(Precedence.PERSON, "A");
        for (var who : List.of(first, second, device, other, third, host, chair)) early(who);
        assertThat(List.of(chair, host, first, device, other, second, third).stream()
                        .map(who -> early(who).place())
                        .toList())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aReloadKeepsThePlaceAndGainsNothing() {
        var crowd = IntStream.range(0, 30)
                .mapToObj(_ -> visitor(Precedence.ROOM, null))
                .toList();
        crowd.forEach(this::early);
        var last = crowd.getLast();
        for (var n = 0; n < 20; n++) assertThat(early(last).place()).isEqualTo(30);
        assertThat(early(crowd.getFirst()).place()).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsNotUsedIsGivenUpAfterAWhile() {
        var crowd = IntStream.range(0, 25)
                .mapToObj(_ -> visitor(Precedence.ROOM, null))
                .toList();
        crowd.forEach(this::early);
        var last = crowd.getLast();
        // nobody but the last comes back, minutes later
        var turn = ask(last, Duration.ofSeconds(30), NOW + 400_000);
        assertThat(turn)
                .isInstanceOfSatisfying(
                        Turn.Later.class, later -> assertThat(later.place()).isEqualTo(1));
        assertThat(((Turn.Later) ask(crowd.getFirst(), Duration.ofSeconds(30), NOW + 400_001)).place())
                .isEqualTo(2);
    }

    @Test
    void whoIsLateForTheirTurnHoldsUpNobodyForLong() {
        var absent = IntStream.range(0, RATE)
                .mapToObj(_ -> visitor(Precedence.ROOM, null))
                .toList();
        absent.forEach(who -> ask(who, Duration.ofSeconds(2), NOW));
        var here = visitor(Precedence.ROOM, null);
        ask(here, Duration.ofSeconds(2), NOW);
        // their turn was at 2,000; at 2,500 places are still kept for them, later they are passed, and keep their place
        // nonetheless
        assertThat(ask(here, Duration.ofMillis(-500), NOW + 2500)).isInstanceOf(Turn.Later.class);
        assertThat(ask(here, Duration.ofMillis(-1500), NOW + 3500)).isEqualTo(new Turn.Now());
        assertThat(ask(absent.getFirst(), Duration.ofMillis(-1600), NOW + 3600)).isEqualTo(new Turn.Now());
    }

    @Test
    void nothingInANameReachesTheScript() {
        for (var point : List.of("", " ", "a'b\"c", "{}", "\u0000", "Đ".repeat(4096), "point:x\r\nFLUSHALL"))
            assertThat(instances
                            .getFirst()
                            .enter(open, visitor(Precedence.PERSON, point))
                            .block())
                    .isEqualTo(new Turn.Now());
        assertThat(entered()).hasSize(7);
    }

    @Test
    void nobodyWaitsWhenThereAreNoWaves() {
        var none = new AdmissionSettings(0, Duration.ofMinutes(5), Duration.ofSeconds(30));
        var waves = new Waves(line, new LocalLine(none, Clock.systemUTC()), none, Clock.systemUTC());
        assertThat(Flux.range(0, 1000)
                        .flatMap(_ -> waves.enter(open, visitor(Precedence.PERSON, null)))
                        .distinct()
                        .collectList()
                        .block())
                .containsExactly(new Turn.Now());
    }

    private boolean kill() throws IOException {
        redis.kill();
        return true;
    }

    /** A device that comes back as it is told; half of them know the other instance. */
    private Mono<Turn> untilIn(int n) {
        var who = visitor(Precedence.PERSON, "P" + n % 7);
        return Mono.defer(() -> instances.get(n % 2).enter(open, who))
                .flatMap(turn -> turn instanceof Turn.Later later
                        ? Mono.<Turn>empty().delaySubscription(later.back())
                        : Mono.just(turn))
                .repeatWhenEmpty(100, tries -> tries);
    }

    private Turn.Later early(Visitor who) {
        return (Turn.Later) ask(who, Duration.ofSeconds(60), NOW);
    }

    private Turn ask(Visitor who, Duration opensIn, long now) {
        return Objects.requireNonNull(
                line.ask("gb-virtual", who, opensIn, String.valueOf(now)).block());
    }

    private static Visitor visitor(Precedence precedence, @Nullable String point) {
        return new Visitor(UUID.randomUUID(), precedence, point);
    }

    /** When devices went in, as Redis knows it. */
    private List<Long> entered() {
        var found = new ReactiveStringRedisTemplate(connections.getLast())
                .opsForZSet()
                .rangeWithScores(SharedLine.keysOf(open.name()).get(2), Range.unbounded())
                .map(entry -> Objects.requireNonNull(entry.getScore()).longValue())
                .collectList()
                .onErrorReturn(List.of())
                .block();
        return Objects.requireNonNull(found);
    }
}
