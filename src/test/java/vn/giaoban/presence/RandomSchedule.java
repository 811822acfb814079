package vn.giaoban.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * A made-up briefing: people with devices that come and go at random whole seconds, a room that may close early, a server that may
 * die in between, and the events of it, of which every one that is told again by another one may be lost.
 */
final class RandomSchedule {

    private static final Instant ZERO = Instant.parse("2026-12-07T07:30:00Z");
    private static final int START = 1800;
    private static final String ROOM = "gb-2@conference.meet.test";

    private final Random random;
    private final int end;
    private final int last;
    private final int died;
    private final int reopened;
    private final int lastSign;
    final Rules rules;
    final List<ConferenceEvent> events = new ArrayList<>();

    /** Who was there when, as the oracle sees it: for each identity its visits in seconds after {@link #ZERO}. */
    private final Map<String, List<Stay>> truth = new TreeMap<>();

    private record Stay(String jid, int from, int to) {}

    RandomSchedule(long seed) {
        random = new Random(seed);
        end = START + between(600, 5400);
        last = random.nextInt(3) == 0 ? between(START + 60, end) : end + between(0, 1200);
        var dies = last > START + 600 && random.nextInt(3) == 0;
        died = dies ? between(1200, last - 300) : Integer.MAX_VALUE;
        reopened = dies ? died + between(1, 120) : Integer.MAX_VALUE;
        rules = new Rules(
                Duration.ofSeconds(between(0, 600)),
                Duration.ofSeconds(between(0, 900)),
                random.nextInt(100) / 100.0,
                Duration.ofSeconds(between(0, 120)));
        for (var i = 0; i < 12; i++) person("p" + i);
        rooms();
        events.addAll(events.stream().filter(event -> random.nextInt(4) == 0).toList());
        Collections.shuffle(events, random);
        var told = new ArrayList<Instant>();
        events.forEach(event -> Facts.eachTimeOf(event, told::add));
        lastSign = told.stream()
                .mapToInt(time -> (int) Duration.between(ZERO, time).toSeconds())
                .filter(time -> time < reopened)
                .max()
                .orElse(0);
    }

    TimeRange planned() {
        return new TimeRange(at(START), at(end));
    }

    Set<String> people() {
        return truth.keySet();
    }

    private void person(String id) {
        var stays = new ArrayList<Stay>();
        for (var device = 0; device < between(0, 3); device++) {
            var jid = id + "-" + device + "@meet.test/x";
            // a client that lives through a crash comes back with a new address
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

    private void rooms() {
        var listed = new HashMap<String, ConferenceEvent.Visit>();
        for (var entry : truth.entrySet())
            for (var stay : entry.getValue())
                if (stay.from >= reopened || died > last) listed.put(stay.jid, visit(entry.getKey(), stay, true));
        for (var entry : truth.entrySet()) for (var stay : entry.getValue()) tell(entry.getKey(), stay, listed);
        event(Kind.ROOM_CREATED, null, 0, null, List.of());
        if (died < last) event(Kind.ROOM_CREATED, null, reopened, null, List.of());
        event(Kind.ROOM_DESTROYED, null, died < last ? reopened : 0, last, List.copyOf(listed.values()));
    }

    private void tell(String id, Stay stay, Map<String, ConferenceEvent.Visit> listed) {
        var ended = stay.to != died;
        var inList = visit(id, stay, true).equals(listed.get(stay.jid));
        var loses = random.nextInt(6);
        var leaveTold = ended && !(inList && loses <= 1);
        var joinTold = !((leaveTold || inList) && (loses == 1 || loses == 2));
        if (joinTold) event(Kind.OCCUPANT_JOINED, visit(id, stay, false), null, null, List.of());
        if (leaveTold) event(Kind.OCCUPANT_LEFT, visit(id, stay, true), null, null, List.of());
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
                "gb-2",
                ROOM,
                false,
                occupant,
                created == null ? null : at(created),
                destroyed == null ? null : at(destroyed),
                all,
                at(99_999)));
    }

    /**
     * The verdict of one of them, found by looking at every second of the briefing; null for somebody whose coming was the last sign
     * of life before the server died: that presence has no second to look at.
     */
    @Nullable
    Verdict oracle(String id) {
        var stays = truth.getOrDefault(id, List.of());
        if (stays.stream().anyMatch(stay -> seenUntil(stay) == stay.from)) return null;
        var there = new boolean[last + 2];
        for (var stay : stays) for (var s = stay.from; s < seenUntil(stay); s++) there[s] = true;
        bridge(there);
        var realEnd = Math.min(end, last);
        int first = -1, lastSecond = -1, seconds = 0;
        for (var s = START; s < realEnd; s++) {
            if (!there[s]) continue;
            if (first < 0) first = s;
            lastSecond = s;
            seconds++;
        }
        if (seconds == 0 || (double) seconds / (realEnd - START) < rules.absentBelowShare()) return Verdict.ABSENT;
        if (first - START > rules.lateAfter().toSeconds()) return Verdict.LATE;
        var early = realEnd - (lastSecond + 1) > rules.leftEarlyBeforeEnd().toSeconds();
        return early ? Verdict.LEFT_EARLY : Verdict.PRESENT;
    }

    /** Who was inside when the server died is known to have been there until the last sign of life. */
    private int seenUntil(Stay stay) {
        if (stay.to != died || died > last) return stay.to;
        return Math.max(stay.from, lastSign);
    }

    private void bridge(boolean[] there) {
        var gone = -1;
        for (var s = 1; s < there.length; s++) {
            if (there[s - 1] && !there[s]) gone = s;
            if (!there[s - 1]
                    && there[s]
                    && gone >= 0
                    && s - gone < rules.bridgeGapsUnder().toSeconds()) for (var g = gone; g < s; g++) there[g] = true;
        }
    }

    private int between(int from, int to) {
        return from + random.nextInt(to - from);
    }

    private static Instant at(int second) {
        return ZERO.plusSeconds(second);
    }
}
