package vn.giaoban.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One instance's own line, for as long as Redis is away: first come, first served, evenly spaced. It never locks anybody out: whoever comes
 * at or after their time goes in, and when more come than it can remember, they go in at once.
 */
@Component
class LocalLine {

    private static final int MOST = 20_000;
    private static final long MINUTE = 60_000;

    private final AdmissionSettings settings;
    private final Clock clock;
    private final Map<String, Room> rooms = new HashMap<>();
    private int remembered;
    private long tidiedAt;

    LocalLine(AdmissionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The turns given out at one door, in milliseconds. */
    private static final class Room {
        private final Map<UUID, Double> turns = new HashMap<>();
        private double next;
    }

    /** A device asks. */
    synchronized Turn ask(String name, Visitor who, Duration opensIn) {
        var now = clock.millis();
        if (Math.abs(now - tidiedAt) > MINUTE) tidy(now);
        var room = rooms.computeIfAbsent(name, _ -> new Room());
        var turn = room.turns.get(who.device());
        if (turn == null) {
            turn = Math.max(room.next, (double) (now + Math.max(0, opensIn.toMillis())));
            if (remembered < MOST) {
                room.next = turn + 1000.0 / settings.rate();
                room.turns.put(who.device(), turn);
                remembered++;
            } else {
                turn = (double) now;
            }
        }
        var wait = (long) Math.ceil(Math.max(turn - now, (double) opensIn.toMillis()));
        return wait <= 0 ? new Turn.Now() : later(room, turn, now, wait);
    }

    private static Turn later(Room room, double turn, long now, long wait) {
        var waiting = room.turns.values().stream().filter(other -> other > now).count();
        var before = room.turns.values().stream()
                .filter(other -> other > now && other < turn)
                .count();
        var pause = wait <= 5000 ? Math.max(wait - 1000, 1) : Math.min(wait / 2, 10_000);
        return new Turn.Later(before + 1, waiting, Duration.ofMillis(wait), Duration.ofMillis(pause));
    }

    private void tidy(long now) {
        tidiedAt = now;
        rooms.values().forEach(room -> room.turns.values().removeIf(turn -> turn < now - MINUTE));
        rooms.values().removeIf(room -> room.turns.isEmpty());
        remembered = rooms.values().stream().mapToInt(room -> room.turns.size()).sum();
    }
}
