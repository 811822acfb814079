package vn.giaoban.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.capacity.PlacingPolicy.Wanted;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.deployments.SigningAlgorithm;
import vn.giaoban.kernel.TimeRange;

class PlacingPolicyTests {

    private static final Instant START = Instant.parse("2026-12-07T01:00:00Z");
    private static final Deployments TWO = Deployments.of(List.of(server("a", 100), server("b", 60)));

    /** A server that bears so much; nobody knows how much when that is nothing. */
    static Deployment server(String name, int capacity) {
        var domain = name + ".meet.example";
        return new Deployment(
                name,
                URI.create("https://" + domain),
                domain,
                "giaoban",
                "jitsi",
                capacity,
                SigningAlgorithm.RS256,
                null);
    }

    @Test
    void theOneWithTheMostLeftAtItsPeakIsTaken() {
        assertThat(place(wanted(10, null, false), Map.of())).isEqualTo("a");
        assertThat(place(wanted(10, null, false), Map.of("a", List.of(use(0, 2, 30)))))
                .isEqualTo("a");
        assertThat(place(wanted(10, null, false), Map.of("a", List.of(use(0, 2, 50)))))
                .isEqualTo("b");
        // what is over before it begins, or begins when it is over, does not count
        assertThat(place(wanted(10, null, false), Map.of("a", List.of(use(-5, 0, 90), use(2, 5, 90)))))
                .isEqualTo("a");
        assertThat(place(wanted(10, null, false), Map.of("a", List.of(use(0, 1, 30), use(1, 2, 30)))))
                .as("the peak, and not the sum")
                .isEqualTo("a");
    }

    @Test
    void equalsGoByTheOrderOfTheConfiguration() {
        var servers = Deployments.of(List.of(server("x", 50), server("y", 50)));
        assertThat(PlacingPolicy.place(List.of(wanted(5, null, false)), servers, Map.of())
                        .getFirst()
                        .server()
                        .name())
                .isEqualTo("x");
    }

    @Test
    void whoIsSomewhereStaysThereIfItCanBe() {
        var full = Map.of("a", List.of(use(0, 2, 95)));
        assertThat(place(wanted(5, "a", false), full)).isEqualTo("a");
        assertThat(place(wanted(6, "a", false), full)).isEqualTo("b");
        assertThat(place(wanted(6, "a", true), full)).isEqualTo("a");
        assertThat(place(wanted(6, "gone", false), full)).isEqualTo("b");
        assertThat(place(wanted(6, "gone", true), full)).isNull();
        assertThat(place(wanted(6, Deployments.DEFAULT, true), full))
                .as("the first, before it had a name")
                .isEqualTo("a");
    }

    @Test
    void whatNoneBearsIsOnTheOneThatLacksTheLeast() {
        var placed = PlacingPolicy.place(List.of(wanted(120, null, false)), TWO, Map.of());
        assertThat(placed.getFirst().server().name()).isEqualTo("a");
        assertThat(placed.getFirst().isExceeded()).isTrue();
    }

    @Test
    void aServerOfUnknownSizeBearsAnything() {
        var servers = Deployments.of(List.of(server("a", 100), server("b", 0)));
        var placed = PlacingPolicy.place(List.of(wanted(5_000, null, false)), servers, Map.of());
        assertThat(placed.getFirst().server().name()).isEqualTo("b");
        assertThat(placed.getFirst().isExceeded()).isFalse();
    }

    @Test
    void noServerIsFilledBeyondItsLimitAsLongAsAnotherBearsIt() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var wanted = new ArrayList<Wanted>();
            for (var n = 0; n < 12; n++) {
                var from = random.nextInt(10);
                wanted.add(new Wanted(
                        UUID.randomUUID(),
                        use(from, from + 1 + random.nextInt(4), 1 + random.nextInt(40)),
                        null,
                        false));
            }
            var placed = PlacingPolicy.place(wanted, TWO, Map.of());
            var used = new HashMap<String, List<Use>>();
            for (var i = 0; i < placed.size(); i++) {
                var each = placed.get(i);
                if (each.isExceeded())
                    for (var server : TWO.all())
                        assertThat(PlacingPolicy.on(server, wanted.get(i), used).isExceeded())
                                .as("seed %s", seed)
                                .isTrue();
                used.computeIfAbsent(each.server().name(), _ -> new ArrayList<>())
                        .add(wanted.get(i).use());
            }
        }
    }

    private static @Nullable String place(Wanted wanted, Map<String, List<Use>> others) {
        var placed = PlacingPolicy.place(List.of(wanted), TWO, others);
        return placed.isEmpty()
                ? null
                : Objects.requireNonNull(placed.getFirst()).server().name();
    }

    private static Wanted wanted(int amount, @Nullable String former, boolean staying) {
        return new Wanted(UUID.randomUUID(), use(0, 2, amount), former, staying);
    }

    private static Use use(int from, int to, int amount) {
        return new Use(new TimeRange(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to))), amount);
    }
}
