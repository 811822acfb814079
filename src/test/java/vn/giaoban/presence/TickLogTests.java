package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.presence.Script.aBriefing;
import static vn.giaoban.presence.Script.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.kernel.TimeRange;

/** Who is in the room: what was said, while the device was connected, beside a link of one's own. */
class TickLogTests {

    private static final TimeRange HOUR = new TimeRange(time("08:00"), time("09:00"));
    private static final Rules EXACT = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(10), 0.5, Duration.ZERO);

    @Test
    void aTickHoldsWhileTheDeviceIsConnected() {
        var judged =
                judge(aBriefing().visits("b", "07:50", "08:20").visits("b", "08:30", "09:00"), tick(1, true, "07:40"));
        assertThat(judged.present()).isEqualTo(Duration.ofMinutes(50));
        assertThat(judged.verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(judged.sessions()).extracting(Visit::source).containsOnly(Visit.Source.TICK);
        assertThat(judged.sessions()).extracting(Visit::from).containsExactly(time("07:50"), time("08:30"));
        assertThat(judged.sessions()).extracting(Visit::to).containsExactly(time("08:20"), time("09:00"));
    }

    @Test
    void withoutADeviceATickIsNothing() {
        var judged = judge(aBriefing().visits("c", "08:00", "09:00"), tick(1, true, "08:00"));
        assertThat(judged.verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(judged.sessions()).isEmpty();
    }

    @Test
    void aDeviceThatNeverLeftLeavesThePresenceOpen() {
        var judged = judge(aBriefing().joins("b", "07:50"), tick(1, true, "08:00"));
        assertThat(judged.verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(judged.lastLeave()).isNull();
    }

    @Test
    void ownLinkAndTickAreOnePresence() {
        var judged =
                judge(aBriefing().visits("b", "08:00", "09:00").visits("a", "08:00", "08:30"), tick(1, true, "08:20"));
        assertThat(judged.present()).isEqualTo(Duration.ofHours(1));
        assertThat(judged.sessions()).extracting(Visit::source).containsExactly(Visit.Source.EVENT, Visit.Source.TICK);
    }

    @Test
    void whatIsSaidLaterHoldsFromItsTimeOn() {
        var device = aBriefing().visits("b", "08:00", "09:00");
        assertThat(judge(device, tick(1, true, "08:00"), tick(2, false, "08:30"))
                        .present())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(judge(device, tick(1, true, "08:00"), tick(2, false, "08:30"), tick(3, true, "08:00"))
                        .present())
                .isEqualTo(Duration.ofHours(1));
        assertThat(judge(device, tick(1, true, "08:10"), tick(2, true, "08:40")).present())
                .isEqualTo(Duration.ofMinutes(50));
        assertThat(judge(device, tick(1, false, "08:10")).present()).isZero();
    }

    @Test
    void anyMixOfTicksAndVisitsIsJudgedAsTheOracleDoes() {
        var seeds = new Random(Long.getLong("giaoban.seed", System.nanoTime()));
        var first = seeds.nextLong();
        System.out.println("ticks, first seed " + first);
        var seed = first;
        var some = 0;
        for (var run = 0; run < 2_000; run++, seed = seeds.nextLong()) {
            var random = new Random(seed);
            var device = spans(random);
            var own = random.nextInt(3) == 0 ? spans(random) : List.<Span>of();
            var ticks = new ArrayList<Tick>();
            for (var n = random.nextInt(6); n > 0; n--)
                ticks.add(new Tick(n, "a", "b", random.nextBoolean(), second(random.nextInt(4_200) - 600)));
            var script = aBriefing();
            device.forEach(span -> script.visits("b", span.from(), span.to()));
            own.forEach(span -> script.visits("a/2", span.from(), span.to()));
            Collections.shuffle(ticks, random);
            var told = new ArrayList<>(ticks);
            told.addAll(ticks.subList(0, ticks.size() / 2));
            var judged = judge(script, told.toArray(Tick[]::new));
            var expected = oracle(device, own, ticks);
            assertThat(judged.present().toSeconds()).as("seed %d", seed).isEqualTo(expected);
            if (expected > 0 && !ticks.isEmpty()) some++;
        }
        assertThat(some).isGreaterThan(300);
    }

    private static long oracle(List<Span> device, List<Span> own, List<Tick> ticks) {
        var there = 0L;
        for (var s = 0; s < 3_600; s++) {
            var at = second(s);
            var said = ticks.stream()
                    .filter(tick -> !tick.since().isAfter(at))
                    .max(Comparator.comparingLong(Tick::number))
                    .map(Tick::present)
                    .orElse(false);
            if (covers(own, s) || (said && covers(device, s))) there++;
        }
        return there;
    }

    private static boolean covers(List<Span> spans, int second) {
        return spans.stream().anyMatch(span -> span.first() <= second && second < span.last());
    }

    /** Visits one after the other, from ten minutes before the start to ten minutes after the end, in seconds from the start. */
    private static List<Span> spans(Random random) {
        var spans = new ArrayList<Span>();
        var at = random.nextInt(1_200) - 600;
        while (at < 4_000 && spans.size() < 4) {
            var end = at + 1 + random.nextInt(2_000);
            spans.add(new Span(at, Math.min(end, 4_200)));
            at = end + 1 + random.nextInt(900);
        }
        return spans;
    }

    /** A visit, in seconds from the start. */
    private record Span(int first, int last) {
        String from() {
            return clock(first);
        }

        String to() {
            return clock(last);
        }

        private static String clock(int second) {
            return second(second).toString().substring(11, 19);
        }
    }

    private static Instant second(int second) {
        return HOUR.start().plusSeconds(second);
    }

    private static Tick tick(long number, boolean present, String since) {
        return new Tick(number, "a", "b", present, time(since));
    }

    /** What is said of {@code a}, in the room of the device {@code b}. */
    private static Judgement judge(Script script, Tick... ticks) {
        var facts = Facts.of(script.events()).with(List.of(ticks));
        var register =
                Register.of(HOUR, EXACT, facts, Set.of("a", "b"), HOUR.end().plusSeconds(1));
        return Objects.requireNonNull(register.judgements().get("a"));
    }
}
