package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giaoban.kernel.TimeRange;

/** Thousands of made-up briefings, against an oracle that looks at every second. */
class RandomScheduleTests {

    @Test
    void everyScheduleIsJudgedAsTheOracleDoes() {
        var seeds = new Random(Long.getLong("giaoban.seed", 20261207));
        var seen = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var run = 0; run < 3000; run++) {
            var seed = seeds.nextLong();
            var schedule = new RandomSchedule(seed);
            var register = Register.of(
                    schedule.planned(),
                    schedule.rules,
                    Facts.of(schedule.events),
                    schedule.people(),
                    schedule.planned().end().plus(Duration.ofDays(1)));
            for (var id : schedule.people()) {
                var verdict =
                        Objects.requireNonNull(register.judgements().get(id)).verdict();
                var oracle = schedule.oracle(id);
                if (oracle == null) continue;
                assertThat(verdict).as("%s, seed %d", id, seed).isEqualTo(oracle);
                seen.merge(oracle, 1, Integer::sum);
            }
        }
        assertThat(seen).containsOnlyKeys(Verdict.PRESENT, Verdict.LATE, Verdict.LEFT_EARLY, Verdict.ABSENT);
        assertThat(seen).allSatisfy((verdict, count) -> assertThat(count).isGreaterThan(500));
    }

    @Test
    void fiveThousandPeopleWithFourSessionsEachTakeLessThanThreeTenthsOfASecond() {
        var script = Script.aBriefing().opens("07:30");
        var ids = new HashSet<String>();
        for (var person = 0; person < 5000; person++) {
            ids.add("p" + person);
            for (var session = 0; session < 4; session++) {
                var from = "08:%02d:%02d".formatted(session * 14, person % 60);
                var to = "08:%02d:%02d".formatted(session * 14 + 12, person % 60);
                script.visits("p" + person + "/" + session, from, to);
            }
        }
        var events = new ArrayList<>(script.events());
        Collections.shuffle(events, new Random(1));
        var hour = new TimeRange(Script.time("08:00"), Script.time("09:00"));
        // processor time: what else the machine does is not the question
        var cpu = ManagementFactory.getThreadMXBean();
        var best = Duration.ofDays(1);
        for (var run = 0; run < 8; run++) {
            var begin = cpu.getCurrentThreadCpuTime();
            var register = Register.of(hour, Capture.RULES, Facts.of(events), ids, hour.end());
            var took = Duration.ofNanos(cpu.getCurrentThreadCpuTime() - begin);
            assertThat(register.judgements()).hasSize(5000);
            if (took.compareTo(best) < 0) best = took;
        }
        System.out.println("5,000 people × 4 sessions: " + best.toMillis() + " ms");
        assertThat(best).isLessThan(Duration.ofMillis(300));
    }
}
