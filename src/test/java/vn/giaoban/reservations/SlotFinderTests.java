package vn.giaoban.reservations;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.kernel.TimeRange;

/** Free times on the grid. */
@NullMarked
class SlotFinderTests {

    private static final Instant EIGHT = Instant.parse("2027-03-01T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theFirstStartIsTheNextQuarterAndTheLastEndsInsideTheWindow() {
        var finder = new SlotFinder(search(List.of(), EIGHT.plusSeconds(1), EIGHT.plusSeconds(2 * 3600), null, 9));
        assertThat(finder.first()).isEqualTo("2027-03-01T08:15:00Z");
        assertThat(finder.count()).isEqualTo(4);
    }

    @Test
    void aPointTakesPartWhereOneOfItsRoomsIsFree() {
        var wishes = List.of(new RoomWish("A", true, List.of("A/1", "A/2")));
        var finder = new SlotFinder(search(wishes, EIGHT, EIGHT.plus(HOUR.multipliedBy(2)), null, 9));
        finder.take(0, 0, 3);
        finder.take(1, 2, 5);
        assertThat(finder.find())
                .extracting(Slot::start)
                .containsExactly(quarter(0), quarter(1), quarter(3), quarter(4));
    }

    @Test
    void whenNoTimeSuitsAllThoseComeFirstAtWhichFewestOfTheNeededAreMissing() {
        var wishes = List.of(
                new RoomWish("A", true, List.of("A/1")),
                new RoomWish("B", false, List.of("B/1")),
                new RoomWish("C", false, List.of()));
        var finder = new SlotFinder(search(wishes, EIGHT, EIGHT.plus(HOUR).plusSeconds(1800), null, 2));
        finder.take(0, 0, 1);
        finder.take(1, 0, 2);
        assertThat(finder.find())
                .containsExactly(
                        new Slot(quarter(2), quarter(6), false, List.of("C")),
                        new Slot(quarter(1), quarter(5), false, List.of("B", "C")));
    }

    @Test
    void aWindowTooLongForTheGridIsNotSearched() {
        var end = EIGHT.plus(Duration.ofDays(400));
        assertThatThrownBy(() -> new SlotFinder(search(List.of(), EIGHT, end, null, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The same answer as by asking every start of everybody one by one. */
    @Test
    void findsWhatAskingOneByOneFinds() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var wishes = new ArrayList<RoomWish>();
            for (var p = 0; p < 1 + random.nextInt(6); p++) {
                var rooms = new ArrayList<String>();
                for (var r = 0; r < 1 + random.nextInt(2); r++) rooms.add("P" + p + "/" + r);
                wishes.add(new RoomWish("P" + p, random.nextBoolean(), rooms));
            }
            var open = random.nextBoolean()
                    ? List.of(
                            new TimeRange(EIGHT.minus(HOUR), EIGHT.plus(HOUR.multipliedBy(3))),
                            new TimeRange(EIGHT.plus(HOUR.multipliedBy(4)), EIGHT.plus(HOUR.multipliedBy(9))))
                    : null;
            var search = search(wishes, EIGHT, EIGHT.plus(HOUR.multipliedBy(10)), open, 1 + random.nextInt(12));
            var finder = new SlotFinder(search);
            var taken = new boolean[finder.rooms().size()][finder.count()];
            for (var room = 0; room < taken.length; room++)
                for (var n = random.nextInt(4); n > 0; n--) {
                    var from = random.nextInt(finder.count());
                    var beyond = Math.min(finder.count(), from + 1 + random.nextInt(8));
                    finder.take(room, from, beyond);
                    for (var i = from; i < beyond; i++) taken[room][i] = true;
                }
            assertThat(finder.find()).as("seed " + seed).isEqualTo(oneByOne(search, taken));
        }
    }

    /** With buffers and to the microsecond: a start is forbidden when the time held from it on would overlap. */
    @Test
    void whoIsTakenCantBeginWhereTheHeldTimeWouldOverlap() {
        var before = Duration.ofMinutes(10);
        var after = Duration.ofMinutes(5);
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var wishes = List.of(new RoomWish("A", true, List.of("A/1")));
            var window = new TimeRange(EIGHT, EIGHT.plus(HOUR.multipliedBy(10)));
            var finder = new SlotFinder(new SlotSearch(wishes, List.of(), HOUR, before, after, window, null, 99));
            var start = EIGHT.plus(random.nextLong(-7_200_000_000L, 39_600_000_000L) / 900_000 * 900_000, MICROS);
            var end = start.plus(1 + random.nextLong(7_200_000_000L), MICROS);
            finder.occupy(0, MICROS.between(Instant.EPOCH, start), MICROS.between(Instant.EPOCH, end));
            var expected = new ArrayList<Instant>();
            for (var i = 0; i < finder.count(); i++) {
                var held = new TimeRange(
                        quarter(i).minus(before), quarter(i).plus(HOUR).plus(after));
                if (!held.overlaps(new TimeRange(start, end))) expected.add(quarter(i));
            }
            assertThat(finder.find()).as("seed " + seed).extracting(Slot::start).isEqualTo(expected);
        }
    }

    private static List<Slot> oneByOne(SlotSearch search, boolean[][] taken) {
        var all = new ArrayList<Slot>();
        for (var i = 0; i < taken[0].length; i++) {
            var start = quarter(i);
            var end = start.plus(HOUR);
            var open = search.open();
            if (open != null && open.stream().noneMatch(o -> !start.isBefore(o.start()) && !end.isAfter(o.end())))
                continue;
            var missing = new ArrayList<String>();
            var room = 0;
            for (var wish : search.wishes()) {
                var free = false;
                for (var ignored : wish.rooms()) free |= !taken[room++][i];
                if (!free) missing.add(wish.point());
            }
            all.add(new Slot(start, end, missing.isEmpty(), missing));
        }
        var complete = all.stream().filter(Slot::complete).limit(search.max()).toList();
        if (!complete.isEmpty()) return complete;
        return all.stream()
                .sorted(Comparator.comparingLong((Slot slot) -> search.wishes().stream()
                                .filter(wish ->
                                        wish.required() && slot.missing().contains(wish.point()))
                                .count())
                        .thenComparingInt(slot -> slot.missing().size())
                        .thenComparing(Slot::start))
                .limit(search.max())
                .toList();
    }

    private static Instant quarter(int n) {
        return EIGHT.plus(SlotFinder.STEP.multipliedBy(n));
    }

    private static SlotSearch search(
            List<RoomWish> wishes, Instant from, Instant to, @Nullable List<TimeRange> open, int max) {
        return new SlotSearch(
                wishes, List.of(), HOUR, Duration.ZERO, Duration.ZERO, new TimeRange(from, to), open, max);
    }
}
