package vn.giaoban.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.LoadStep;

class CapacityPolicyTests {

    @Test
    void usesThatOnlyTouchDoNotAddUp() {
        var peak = CapacityPolicy.peak(List.of(use(9, 10, 5)), List.of(use(8, 9, 100), use(10, 11, 100)));
        assertThat(peak).contains(new Peak(5, hour(9)));
    }

    @Test
    void thePeakIsWhereMostLastAtOnceAndItsFirstInstantCounts() {
        var peak = CapacityPolicy.peak(List.of(use(8, 12, 5)), List.of(use(7, 9, 3), use(9, 10, 4), use(10, 11, 4)));
        assertThat(peak).contains(new Peak(9, hour(9)));
    }

    @Test
    void aPeakOfOthersOutsideOfTheNewUseIsNotItsFault() {
        var peak = CapacityPolicy.peak(List.of(use(8, 9, 1)), List.of(use(10, 11, 100), use(10, 12, 100)));
        assertThat(peak).contains(new Peak(1, hour(8)));
    }

    @Test
    void newUsesAddUpAmongThemselves() {
        assertThat(CapacityPolicy.peak(List.of(use(8, 10, 2), use(9, 11, 3)), List.of()))
                .contains(new Peak(5, hour(9)));
        assertThat(CapacityPolicy.peak(List.of(), List.of(use(8, 9, 1)))).isEmpty();
    }

    @Test
    void thePeakIsTheHighestOfAllHours() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var added = uses(random, 1 + random.nextInt(4));
            var others = uses(random, random.nextInt(8));
            var highest = IntStream.range(0, 24)
                    .filter(h -> added.stream().anyMatch(use -> use.time().contains(hour(h))))
                    .map(h -> at(h, added) + at(h, others))
                    .max();
            assertThat(CapacityPolicy.peak(added, others).map(Peak::amount))
                    .as("seed %s", seed)
                    .hasValue(highest.orElseThrow());
        }
    }

    @Test
    void aSummitIsHigherThanBothItsSides() {
        var curve = List.of(
                step(8, 9, 3, 1), step(9, 10, 7, 2), step(10, 11, 7, 3), step(11, 12, 2, 1), step(14, 15, 4, 1));
        assertThat(CapacityPolicy.summits(curve, 5)).containsExactly(step(9, 11, 7, 3), step(14, 15, 4, 1));
        assertThat(CapacityPolicy.summits(curve, 1)).containsExactly(step(9, 11, 7, 3));
        assertThat(CapacityPolicy.summits(List.of(), 5)).isEmpty();
    }

    @Test
    void aLineIsNarrowWhenAllRoomsTogetherSendMoreThanItCarries() {
        assertThat(CapacityPolicy.isNarrow(point(8, 2), 4)).isFalse();
        assertThat(CapacityPolicy.isNarrow(point(7, 2), 4)).isTrue();
        assertThat(CapacityPolicy.isNarrow(point(null, 20), 4)).isFalse();
    }

    private static List<Use> uses(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var from = random.nextInt(20);
                    return use(from, from + 1 + random.nextInt(3), 1 + random.nextInt(9));
                })
                .toList();
    }

    private static int at(int hour, List<Use> uses) {
        return uses.stream()
                .filter(use -> use.time().contains(hour(hour)))
                .mapToInt(Use::amount)
                .sum();
    }

    private static Point point(@Nullable Integer uplink, int rooms) {
        var all = IntStream.range(0, rooms)
                .mapToObj(n -> new Room("A/P" + n, "P" + n, "Phòng", 10, false, 1))
                .toList();
        return new Point("A", "A", PointKind.OTHER, null, null, null, uplink, false, 1, all);
    }

    private static Use use(int from, int to, int amount) {
        return new Use(new TimeRange(hour(from), hour(to)), amount);
    }

    private static LoadStep step(int from, int to, int endpoints, int holders) {
        return new LoadStep(hour(from), hour(to), endpoints, holders);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2035-01-01T00:00:00Z").plusSeconds(hour * 3600L);
    }
}
