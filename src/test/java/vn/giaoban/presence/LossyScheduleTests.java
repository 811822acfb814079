package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of made-up briefings of which a tenth of the events is lost: occupant lists and the room's end make up for it. */
class LossyScheduleTests {

    @Test
    void whatIsLostIsMadeUpForByOccupantListsAndTheRoomsEnd() {
        var seeds = new Random(Long.getLong("giaoban.seed", 20261208));
        int judged = 0, sure = 0;
        for (var run = 0; run < 1500; run++) {
            var seed = seeds.nextLong();
            var schedule = new LossySchedule(seed);
            var register = Register.of(
                    schedule.planned(),
                    schedule.rules,
                    new Facts(schedule.events, schedule.polls),
                    new HashSet<>(schedule.people()),
                    schedule.planned().end().plus(Duration.ofDays(1)));
            for (var id : schedule.people()) {
                var judgement = Objects.requireNonNull(register.judgements().get(id));
                var surely = schedule.surely(id);
                var perhaps = schedule.perhaps(id);
                var computed = schedule.seconds(judgement.sessions());
                for (var s = 0; s < computed.length; s++) {
                    assertThat(computed[s] || !surely[s])
                            .as("%s at %d is missing, seed %d", id, s, seed)
                            .isTrue();
                    assertThat(perhaps[s] || !computed[s])
                            .as("%s at %d is too much, seed %d", id, s, seed)
                            .isTrue();
                }
                judged++;
                if (schedule.verdict(surely) != schedule.verdict(perhaps)) continue;
                sure++;
                assertThat(judgement.verdict()).as("%s, seed %d", id, seed).isEqualTo(schedule.verdict(surely));
            }
        }
        assertThat(judged).isGreaterThan(12_000);
        assertThat((double) sure / judged)
                .as("share of verdicts that leave no doubt")
                .isGreaterThan(0.9);
    }
}
