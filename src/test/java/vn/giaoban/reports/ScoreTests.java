package vn.giaoban.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.attendance.Tally;

class ScoreTests {

    @Test
    void onTimeIsWhoeverWasNeitherLateNorAbsent() {
        var score = Score.of(tally(6, 2, 1, 1, 3), "A", null);
        assertThat(score.onTimeRate()).isEqualTo(0.7);
    }

    @Test
    void whoWasAlwaysExcusedHasNoRate() {
        assertThat(Score.of(tally(0, 0, 0, 0, 3), "A", null).onTimeRate()).isNull();
    }

    private static Tally tally(int present, int late, int leftEarly, int absent, int excused) {
        var briefings = present + late + leftEarly + absent + excused;
        return new Tally("A", "A", false, briefings, present, late, leftEarly, absent, excused, 0, null, 0, 0, 0);
    }
}
