package vn.giaoban.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.kernel.TimeRange;

/**
 * A made-up briefing of whose events one in ten is lost, whatever else is known; who is inside is asked for every half minute, and the
 * room's end lists the last visit of each address. The server may die in between.
 */
final class LossySchedule {

    private static final Instant ZERO = Instant.parse("2026-12-07T07:30:00Z");
    private static final int START = 1800;
    private static final String ROOM = "gb-3@conference.meet.test";
    private static final int BETWEEN_POLLS = 30;

    /** How far the edge of a visit that only lists show can be off: the time between two lists, and the slack between two clocks. */
    private static final int BLUR = BETWEEN_POLLS + 6;

    private final Random random;
    private final int last;
    private final int died;
    private final int reopened;
    final int end;
    final Rules rules;
    final List<ConferenceEvent> events = new ArrayList<>();
    final List<OccupantPoll> polls = new ArrayList<>();
    private final Map<String, List<Stay>> truth = new TreeMap<>();
    private final Set<String> named = new HashSet<>();

    private static final class Stay {
        private final String jid;
        private final int from;
        private final int to;
        private boolean joinTold;
        private boolean leaveTold;

        Stay(String jid, int from, int to) {
            this.jid = jid;
            this.from = from;
            this.to = to;
        }
    }

    LossySchedule(long seed) {
        random = new Random(seed);
        end = START + between(600, 5400);
        last = end + between(0, 600);
        var dies = random.nextInt(3) == 0;
        died = dies ? between(1200, last - 300) : Integer.MAX_VALUE;
        reopened = dies ? died + between(1, 120) : Integer.MAX_VALUE;
        rules = new Rules(
                Duration.ofSeconds(between(0, 600)),
                Duration.ofSeconds(between(0, 900)),
                random.nextInt(100) / 100.0,
                Duration.ZERO);
        for (var i = 0; i < 12; i++) person("p" + i);
        tell();
        ask();
        events.addAll(events.stream().filter(_ -> random.nextInt(4) == 0).toList());
        Collections.shuffle(events, random);
        Collections.shuffle(polls, random);
    }

    private void person(String id) {
        var stays = new ArrayList<Stay>();
        for (var device = 0; device < between(1, 3); device++) {
            var jid = id + "-" + device + "@meet.test/x";
            visits(stays, jid, between(0, 2400), Math.min(died, last));
            if (died < last) visits(stays, jid + "2", reopened + between(0, 600), last);
        }
        truth.put(id, stays);
    }

    private void visits(List<Stay> stays, String jid, int begin, int bound) {
        var from = begin;
        for (var n = between(1, 4); n > 0 && from < bound; n--) {
            var to = Math.min(bound, from + between(1, random.nextBoolean() ? 6000 : 400));
            stays.add(new Stay(jid, from, to));
            from = to + between(1, random.nextBoolean() ? 100 : 1000);
        }
    }

    private void tell() {
        var listed = new HashMap<String, ConferenceEvent.Visit>();
        truth.forEach((id, stays) -> {
            for (var stay : stays) {
                if (!isLost()) told(id, stay, false);
                if (stay.to != died && !isLost()) told(id, stay, true);
            }
        });
        truth.forEach((id, stays) -> {
            var latest = new HashMap<String, Stay>();
            for (var stay : stays) if (died > last || stay.from >= reopened) latest.put(stay.jid, stay);
            latest.forEach((jid, stay) -> {
                stay.joinTold = stay.leaveTold = true;
                named.add(jid);
                listed.put(jid, visit(id, stay, true));
            });
        });
        if (!isLost()) event(Kind.ROOM_CREATED, null, 0, null, List.of());
        if (died < last && !isLost()) event(Kind.ROOM_CREATED, null, reopened, null, List.of());
        event(Kind.ROOM_DESTROYED, null, died < last ? reopened : 0, last, List.copyOf(listed.values()));
    }

    private void told(String id, Stay stay, boolean left) {
        event(left ? Kind.OCCUPANT_LEFT : Kind.OCCUPANT_JOINED, visit(id, stay, left), null, null, List.of());
        stay.joinTold = true;
        stay.leaveTold |= left;
        named.add(stay.jid);
    }

    private boolean isLost() {
        return random.nextInt(10) == 0;
    }

    private void ask() {
        for (var second = between(0, BETWEEN_POLLS); second < last + 60; second += BETWEEN_POLLS) {
            if (second >= died && second < reopened) continue;
            var inside = new HashSet<String>();
            var now = second;
            truth.values()
                    .forEach(stays -> stays.stream()
                            .filter(stay -> stay.from <= now && now < stay.to)
                            .forEach(stay -> inside.add(stay.jid)));
            if (!inside.isEmpty()) inside.add("focus@auth.meet.test/focus");
            polls.add(new OccupantPoll(ROOM, at(second), inside));
        }
    }

    TimeRange planned() {
        return new TimeRange(at(START), at(end));
    }

    /** Those whose every address is named by some fact: nobody can know who the others were. */
    List<String> people() {
        return truth.entrySet().stream()
                .filter(person -> person.getValue().stream().allMatch(stay -> named.contains(stay.jid)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The seconds of the briefing at which somebody was there: surely, so far as that can be known, and perhaps. */
    boolean[] seconds(String id, int blur) {
        var there = new boolean[end - START];
        for (var stay : truth.getOrDefault(id, List.of())) {
            var from = stay.joinTold ? stay.from : stay.from - blur;
            var to = stay.leaveTold ? stay.to : stay.to + blur;
            for (var s = Math.max(from, START); s < Math.min(to, end); s++) there[s - START] = true;
        }
        return there;
    }

    boolean[] surely(String id) {
        return seconds(id, -BLUR);
    }

    boolean[] perhaps(String id) {
        return seconds(id, BLUR);
    }

    /** The same of what was computed. */
    boolean[] seconds(List<Visit> visits) {
        var there = new boolean[end - START];
        for (var visit : visits) {
            var presence = visit.presence();
            var from = Math.max(second(presence.from()), START);
            var to = presence.isOpen() ? end : Math.min(second(presence.to()), end);
            for (var s = from; s < to; s++) there[s - START] = true;
        }
        return there;
    }

    /** The verdict by looking at every second. */
    Verdict verdict(boolean[] there) {
        int first = -1, lastSecond = -1, seconds = 0;
        for (var s = 0; s < there.length; s++) {
            if (!there[s]) continue;
            if (first < 0) first = s;
            lastSecond = s;
            seconds++;
        }
        if (seconds == 0 || (double) seconds / there.length < rules.absentBelowShare()) return Verdict.ABSENT;
        if (first > rules.lateAfter().toSeconds()) return Verdict.LATE;
        var early = there.length - (lastSecond + 1) > rules.leftEarlyBeforeEnd().toSeconds();
        return early ? Verdict.LEFT_EARLY : Verdict.PRESENT;
    }

    private static ConferenceEvent.Visit visit(String id, Stay stay, boolean left) {
        return new ConferenceEvent.Visit(stay.jid, id, id, at(stay.from), left ? at(stay.to) : null);
    }

    private void event(
            Kind kind,
            ConferenceEvent.@Nullable Visit occupant,
            @Nullable Integer created,
            @Nullable Integer destroyed,
            List<ConferenceEvent.Visit> all) {
        events.add(new ConferenceEvent(
                kind,
                "gb-3",
                ROOM,
                false,
                occupant,
                created == null ? null : at(created),
                destroyed == null ? null : at(destroyed),
                all,
                at(99_999)));
    }

    private int between(int from, int to) {
        return from + random.nextInt(to - from);
    }

    private static Instant at(int second) {
        return ZERO.plusSeconds(second);
    }

    private static int second(Instant time) {
        return (int) Duration.between(ZERO, time).toSeconds();
    }
}
