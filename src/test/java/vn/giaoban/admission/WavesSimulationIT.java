package vn.giaoban.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import vn.giaoban.admission.Crowd.Guest;
import vn.giaoban.intake.RedisProcess;
import vn.giaoban.support.Quiet;

/** The real line in a real Redis, by a virtual clock: crowds that come early, at once, late, leave, reload, on three instances. */
@Quiet("lets people in by the second")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WavesSimulationIT {

    private static final int RATE = 3;

    private RedisProcess redis;
    private List<LettuceConnectionFactory> connections;
    private List<SharedLine> instances;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
        var settings = new AdmissionSettings(RATE, Duration.ofMinutes(5), Duration.ofSeconds(30));
        connections = List.of(redis.connect(), redis.connect(), redis.connect());
        // nothing of a simulation need outlive it: thousands of writes to the disk would only take long
        try (var connection = connections.getFirst().getConnection()) {
            connection.serverCommands().setConfig("appendonly", "no");
        }
        instances = connections.stream()
                .map(connection -> new SharedLine(new ReactiveStringRedisTemplate(connection), settings))
                .toList();
    }

    @AfterAll
    void stop() throws IOException {
        connections.forEach(LettuceConnectionFactory::destroy);
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {53, 500, 5_000})
    void letsACrowdInAtTheRateInFairOrderAndNearlyAsSoonAsCanBe(int size) throws IOException {
        var crowd = new Crowd(size, RATE, 7);
        var room = "simulation-" + size;
        var guests = crowd.runAgainst((who, opensIn, now) -> {
            var instance = instances.get((int) (Math.abs(who.hashCode() + now) % instances.size()));
            return Objects.requireNonNull(
                    instance.ask(room, who, opensIn, String.valueOf(now)).block());
        });
        var entered = guests.stream()
                .filter(guest -> guest.entered >= 0)
                .sorted(Comparator.comparingLong(guest -> guest.entered))
                .toList();
        var times = entered.stream().map(guest -> guest.entered).toList();
        var ideal = Crowd.ideal(guests, RATE);
        AdmissionCurve.draw(
                Path.of("target", "admission-" + size + ".png"),
                guests.stream().map(guest -> guest.comes).sorted().toList(),
                times,
                ideal,
                RATE);
        var took = times.getLast() - Crowd.OPENS;
        var best = ideal.getLast() - Crowd.OPENS;
        System.getLogger("admission")
                .log(
                        System.Logger.Level.INFO,
                        "{0} came, {1} went in within {2} s (at best {3} s), {4} asked in all",
                        size,
                        entered.size(),
                        took / 1000.0,
                        best / 1000.0,
                        crowd.asked);

        assertThat(busiestSecond(times)).isLessThanOrEqualTo(RATE);
        assertThat(guests.stream().filter(Guest::stays)).allMatch(guest -> guest.entered >= 0);
        assertThat(times.getFirst()).isGreaterThanOrEqualTo(Crowd.OPENS);
        assertThat(entered.get(0).who.precedence()).isEqualTo(Precedence.CHAIR);
        assertThat(entered.get(1).who.precedence()).isEqualTo(Precedence.HOST);
        assertThat(took).isLessThanOrEqualTo((long) (best * 1.03) + 3_000);
        assertThat(worstOvertaking(entered)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(roundsOfWhoWaitedAtTheOpening(entered)).isSorted();
    }

    private static int busiestSecond(List<Long> times) {
        var busiest = 0;
        for (int first = 0, next = 0; next < times.size(); next++) {
            while (times.get(next) - times.get(first) >= 1000) first++;
            busiest = Math.max(busiest, next - first + 1);
        }
        return busiest;
    }

    /** Of the rooms' devices, which are all in one round, the longest by which one that came later went in earlier. */
    private static Duration worstOvertaking(List<Guest> entered) {
        var worst = 0L;
        var latest = 0L;
        var rooms = entered.stream()
                .filter(guest -> guest.who.precedence() == Precedence.ROOM)
                .sorted(Comparator.comparingLong(guest -> guest.comes))
                .toList();
        for (var guest : rooms) {
            worst = Math.max(worst, latest - guest.entered);
            latest = Math.max(latest, guest.entered);
        }
        return Duration.ofMillis(worst);
    }

    /** 0 for chair and host, 1 for a room's device, by the order in which they went in. */
    private static List<Integer> roundsOfWhoWaitedAtTheOpening(List<Guest> entered) {
        return entered.stream()
                .filter(guest -> guest.comes < Crowd.OPENS && guest.who.precedence() != Precedence.PERSON)
                .map(guest -> guest.who.precedence() == Precedence.ROOM ? 1 : 0)
                .toList();
    }
}
