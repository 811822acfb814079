package vn.giaoban.reservations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.giaoban.kernel.TimeRange;

/**
 * Finds free times on a grid of quarters of an hour: one bit per possible start. It is told in which starts each candidate (a room, or a
 * person) is taken; a point can't begin where all its rooms are taken, all together where nobody can't. Plain Java; for one search.
 */
final class SlotFinder {

    /** How far apart starts are, counted from the full hour. */
    static final Duration STEP = Duration.ofMinutes(15);

    private static final long STEP_MICROS = STEP.toNanos() / 1000;

    /** About 341 days: no office plans further, and each place costs a bit for every candidate. */
    private static final int MOST = Short.MAX_VALUE;

    private final SlotSearch search;
    private final Instant first;
    private final int count;
    private final List<BitSet> taken;
    private final long firstMicros;
    private final long heldMicros;

    SlotFinder(SlotSearch search) {
        this.search = search;
        this.first = Instant.EPOCH.plus(STEP.multipliedBy(
                ceil(Duration.between(Instant.EPOCH, search.window().start()))));
        var last = floor(sinceFirst(search.window().end().minus(search.duration())));
        this.count = (int) Math.max(0, last + 1);
        if (count > MOST) throw new IllegalArgumentException("a window of more than 340 days");
        this.firstMicros = ChronoUnit.MICROS.between(Instant.EPOCH, first.minus(search.bufferBefore()));
        this.heldMicros = micros(search.duration().plus(search.bufferBefore()).plus(search.bufferAfter()));
        this.taken = Stream.generate(BitSet::new)
                .limit(rooms().size() + search.people().size())
                .toList();
    }

    /** The first possible start. */
    Instant first() {
        return first;
    }

    /** How many possible starts there are. */
    int count() {
        return count;
    }

    /** The candidates that are rooms, point by point; the people come after them. */
    List<String> rooms() {
        return search.wishes().stream().flatMap(wish -> wish.rooms().stream()).toList();
    }

    /**
     * A candidate is taken: it can't begin where the time held from then on would overlap.
     *
     * @param candidate its place, rooms first, from 0
     * @param start in microseconds since 1970
     * @param end likewise
     */
    void occupy(int candidate, long start, long end) {
        var from = Math.floorDiv(start - heldMicros - firstMicros, STEP_MICROS) + 1;
        var beyond = Math.ceilDiv(end - firstMicros, STEP_MICROS);
        take(candidate, (int) Math.max(from, 0), (int) Math.min(beyond, count));
    }

    /**
     * A candidate can't begin at some starts.
     *
     * @param candidate its place, rooms first, from 0
     * @param from the first of these starts
     * @param beyond the one after the last of them
     */
    void take(int candidate, int from, int beyond) {
        if (from < beyond) taken.get(candidate).set(from, beyond);
    }

    /** The earliest starts at which nobody is missing; when there is none, those where the least is. */
    List<Slot> find() {
        var absences = absences();
        var open = open();
        var complete = (BitSet) open.clone();
        absences.forEach(absence -> complete.andNot(absence.starts()));
        if (!complete.isEmpty())
            return complete.stream()
                    .limit(search.max())
                    .mapToObj(start -> toSlot(start, List.of()))
                    .toList();
        return leastMissing(open, absences);
    }

    /** Where one of those who are wanted can't begin. */
    private record Absence(String who, boolean required, BitSet starts) {}

    private List<Absence> absences() {
        var absences = new ArrayList<Absence>();
        var next = 0;
        for (var wish : search.wishes()) {
            var after = next + wish.rooms().size();
            absences.add(new Absence(wish.point(), wish.required(), allOf(taken.subList(next, after))));
            next = after;
        }
        for (var person : search.people()) absences.add(new Absence(person, true, taken.get(next++)));
        return absences;
    }

    private BitSet allOf(List<BitSet> rooms) {
        var all = new BitSet(count);
        all.set(0, count);
        rooms.forEach(all::and);
        return all;
    }

    private BitSet open() {
        var open = new BitSet(count);
        if (search.open() == null) open.set(0, count);
        else search.open().forEach(range -> open(open, range));
        return open;
    }

    private void open(BitSet open, TimeRange range) {
        var from = Math.max(0, ceil(sinceFirst(range.start())));
        var last = Math.min(count - 1, floor(sinceFirst(range.end().minus(search.duration()))));
        if (from <= last) open.set((int) from, (int) last + 1);
    }

    /** A start, and how many are missing there. */
    private record Start(int place, int required, int all) {}

    private List<Slot> leastMissing(BitSet open, List<Absence> absences) {
        var all = new int[count];
        var required = new int[count];
        for (var absence : absences) count(absence, all, required);
        return open.stream()
                .mapToObj(place -> new Start(place, required[place], all[place]))
                .sorted(Comparator.comparingInt(Start::required)
                        .thenComparingInt(Start::all)
                        .thenComparingInt(Start::place))
                .limit(search.max())
                .map(start -> toSlot(start.place(), missing(start.place(), absences)))
                .toList();
    }

    private static void count(Absence absence, int[] all, int[] required) {
        var starts = absence.starts();
        for (var i = starts.nextSetBit(0); i >= 0; i = starts.nextSetBit(i + 1)) {
            all[i]++;
            if (absence.required()) required[i]++;
        }
    }

    private static List<String> missing(int place, List<Absence> absences) {
        return absences.stream()
                .filter(absence -> absence.starts().get(place))
                .map(Absence::who)
                .toList();
    }

    private Slot toSlot(int place, List<String> missing) {
        var start = first.plus(STEP.multipliedBy(place));
        return new Slot(start, start.plus(search.duration()), missing.isEmpty(), missing);
    }

    private Duration sinceFirst(Instant time) {
        return Duration.between(first, time);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private static long floor(Duration time) {
        return Math.floorDiv(time.toNanos(), STEP.toNanos());
    }

    private static long ceil(Duration time) {
        return Math.ceilDiv(time.toNanos(), STEP.toNanos());
    }
}
