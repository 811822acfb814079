package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is true of every series, tried with random ones. */
class SplitAndShiftTests {

    private static final int MOST = 200;
    /** More than there are days until 2099. */
    private static final int ALL = 30_000;

    @Test
    void twoPartsMakeTheWhole() {
        forRandomSeeds(random -> {
            var whole = Series.random(random);
            var all = Series.first(ALL, whole);
            if (all.isEmpty()) return;
            var at = all.get(random.nextInt(all.size())).recurrenceId().plusMinutes(random.nextInt(3) - 1L);
            var head = Series.first(ALL, whole.endingBefore(at));
            var tail = Series.first(ALL, whole.startingAt(at));
            assertThat(head).allMatch(occurrence -> occurrence.recurrenceId().isBefore(at));
            assertThat(tail).noneMatch(occurrence -> occurrence.recurrenceId().isBefore(at));
            assertThat(Stream.concat(head.stream(), tail.stream()).toList()).isEqualTo(all);
        });
    }

    @Test
    void aPartOfAPartIsInBoth() {
        forRandomSeeds(random -> {
            var whole = Series.random(random);
            var one = whole.start().plusDays(random.nextInt(2000));
            var two = whole.start().plusDays(random.nextInt(2000));
            var earlier = one.isBefore(two) ? one : two;
            var later = one.isBefore(two) ? two : one;
            assertThat(whole.endingBefore(one).endingBefore(two)).isEqualTo(whole.endingBefore(earlier));
            assertThat(whole.startingAt(one).startingAt(two)).isEqualTo(whole.startingAt(later));
            assertThat(Series.first(MOST, whole.startingAt(earlier).endingBefore(later)))
                    .isEqualTo(whole.occurrences(earlier, later, MOST));
        });
    }

    @Test
    void aShiftMovesEveryStartOnTheWallAndKeepsTheNames() {
        forRandomSeeds(random -> {
            var series = Series.random(random);
            var shift = Duration.ofMinutes(random.nextInt(20_000) - 10_000L);
            var before = Series.first(MOST, series);
            var after = Series.first(MOST, series.shiftedBy(shift));
            assertThat(Series.ids(after)).isEqualTo(Series.ids(before));
            for (var moved : after)
                assertThat(moved.start())
                        .isEqualTo(moved.recurrenceId().plus(shift).atZone(series.zone()));
            assertThat(after).isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()));
            assertThat(series.shiftedBy(shift).shiftedBy(shift.negated())).isEqualTo(series);
        });
    }

    @Test
    void leavingOneOutLeavesTheOthers() {
        forRandomSeeds(random -> {
            var series = Series.random(random);
            var all = Series.first(MOST, series);
            if (all.isEmpty()) return;
            var one = all.get(random.nextInt(all.size()));
            var others = all.stream().filter(other -> !other.equals(one)).toList();
            assertThat(Series.first(all.size() - 1, series.without(one.recurrenceId())))
                    .isEqualTo(others);
        });
    }

    @Test
    void occurrencesComeInOrderAndOnce() {
        forRandomSeeds(random -> assertThat(Series.ids(Series.first(MOST, Series.random(random))))
                .doesNotHaveDuplicates()
                .isSorted());
    }

    private static void forRandomSeeds(Consumer<Random> property) {
        var seeds = new Random(Long.getLong("giaoban.seed", 20261207));
        for (var run = 0; run < 300; run++) {
            var seed = seeds.nextLong();
            try {
                property.accept(new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
