package vn.giaoban.admission;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who want to enter a room, by a clock of their own: some come minutes early, some at the last moment, some late; some give up, some
 * reload all the time, some open a second window. Times are milliseconds; the room opens at {@link #OPENS}.
 */
final class Crowd {

    /** When the room opens. */
    static final long OPENS = 1_796_000_000_000L;

    /** Who asks, when; gives the door's answer. */
    interface Door {
        Turn ask(Visitor who, Duration opensIn, long now);
    }

    /** Somebody. */
    static final class Guest {
        final Visitor who;
        final long comes;
        final long givesUp;
        final boolean reloads;
        long entered = -1;
        int entries;

        Guest(Visitor who, long comes, long givesUp, boolean reloads) {
            this.who = who;
            this.comes = comes;
            this.givesUp = givesUp;
            this.reloads = reloads;
        }

        boolean stays() {
            return givesUp == Long.MAX_VALUE;
        }
    }

    /** A visit at the door that will happen. */
    private record Visit(long at, Guest guest, boolean extra) {}

    private final Random chance;
    private final List<Guest> guests = new ArrayList<>();
    private final PriorityQueue<Visit> visits = new PriorityQueue<>(Comparator.comparingLong(Visit::at));
    private final long span;
    int asked;

    /**
     * A crowd.
     *
     * @param size how many
     * @param rate what the door lets in a second
     */
    Crowd(int size, int rate, long seed) {
        this.chance = new Random(seed);
        this.span = size * 1000L / rate;
        var points = Math.max(1, Math.min(size / 3, 500));
        for (var n = 0; n < size; n++) guests.add(guest(n, points, size));
    }

    private Guest guest(int n, int points, int size) {
        var id = UUID.nameUUIDFromBytes(("guest" + n).getBytes(StandardCharsets.UTF_8));
        // the chair and the host come last of all who come early
        if (n == 0) return new Guest(new Visitor(id, Precedence.CHAIR, null), OPENS - 900, Long.MAX_VALUE, false);
        if (n == 1) return new Guest(new Visitor(id, Precedence.HOST, "P1"), OPENS - 800, Long.MAX_VALUE, false);
        var room = n < points || size == 53;
        var who = new Visitor(id, room ? Precedence.ROOM : Precedence.PERSON, "P" + (n % points));
        var comes = OPENS + comes();
        var leaves = chance.nextInt(20) == 0 ? comes + chance.nextLong(Math.max(1000, span)) : Long.MAX_VALUE;
        return new Guest(who, comes, leaves, chance.nextInt(10) == 0);
    }

    private long comes() {
        var kind = chance.nextInt(100);
        if (kind < 60) return -chance.nextLong(300_000) - 1000;
        if (kind < 85) return chance.nextLong(30_000);
        return chance.nextLong(Math.max(1000, span));
    }

    /** Lets them all come; ends when nobody has anything left to do. */
    List<Guest> runAgainst(Door door) {
        for (var guest : guests) visits.add(new Visit(guest.comes, guest, false));
        for (@Nullable Visit visit = visits.poll(); visit != null; visit = visits.poll()) {
            var guest = visit.guest();
            if (visit.at() >= guest.givesUp || (visit.extra() && guest.entered >= 0)) continue;
            asked++;
            var turn = door.ask(guest.who, Duration.ofMillis(OPENS - visit.at()), visit.at());
            switch (turn) {
                case Turn.Now _ -> enter(visit);
                case Turn.Later later -> comeBack(visit, later);
            }
        }
        return guests;
    }

    private void enter(Visit visit) {
        var guest = visit.guest();
        if (guest.entered < 0) {
            guest.entered = visit.at();
            guest.entries = 1;
            // a second click, while the conference's page is still loading
            if (guest.reloads) visits.add(new Visit(visit.at() + 1 + chance.nextInt(3000), guest, false));
        } else {
            guest.entries++;
        }
    }

    /** The service itself holds who is nearly there; others come back over the network. */
    private void comeBack(Visit visit, Turn.Later later) {
        var guest = visit.guest();
        if (guest.reloads && (visit.extra() || visit.at() == guest.comes))
            visits.add(new Visit(visit.at() + 500 + chance.nextInt(20_000), guest, true));
        if (visit.extra()) return;
        var held = later.in().compareTo(Waves.HELD) <= 0;
        var pause = held ? later.in().toMillis() : later.back().toMillis() + 20 + chance.nextInt(280);
        visits.add(new Visit(visit.at() + pause, guest, false));
    }

    /** When each would have gone in at a door that knows everybody's mind: of those who stay, in order. */
    static List<Long> ideal(List<Guest> guests, int rate) {
        var times = new ArrayList<Long>();
        guests.stream()
                .filter(guest -> guest.entered >= 0)
                .mapToLong(guest -> Math.max(guest.comes, OPENS))
                .sorted()
                .forEach(at ->
                        times.add(times.size() < rate ? at : Math.max(at, times.get(times.size() - rate) + 1000)));
        return times;
    }
}
