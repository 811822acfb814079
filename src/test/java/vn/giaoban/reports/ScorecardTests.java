package vn.giaoban.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giaoban.attendance.Tally;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.kernel.TimeRange;

class ScorecardTests {

    private static final TimeRange NOVEMBER =
            new TimeRange(Instant.parse("2026-10-31T17:00:00Z"), Instant.parse("2026-11-30T17:00:00Z"));

    @Test
    void theWorstComeFirstAndWhoWasAlwaysExcusedNotAtAll() {
        var card =
                card(TallyBy.POINT, score("A", 9, 1, 0), score("B", 5, 0, 5), score("C", 0, 0, 0), score("D", 5, 5, 0));
        assertThat(card.worst().stream().map(Score::key)).containsExactly("B", "D", "A");
    }

    @Test
    void theChartShowsTheLowestRatesOfWhatFits() {
        var card = card(
                TallyBy.PERSON,
                IntStream.range(0, 100)
                        .mapToObj(n -> score("P" + n, n, 100 - n, 0))
                        .toArray(Score[]::new));
        var chart = card.toBook().chart();
        assertThat(chart.bars()).hasSize(60);
        assertThat(chart.bars().getFirst().name()).isEqualTo("P0");
        assertThat(card.toBook().table().rows()).hasSize(100);
    }

    @Test
    void kindsHaveNamesOnPaperAndKeysForPrograms() {
        var card = card(TallyBy.KIND, score("DISTRICT", 9, 1, 0));
        assertThat(card.toForm(LocalDate.of(2026, 12, 1))
                        .grids()
                        .getFirst()
                        .rows()
                        .getFirst())
                .startsWith("1", "Quận, huyện, thị xã", "10", "90,0%");
        assertThat(card.toForm(LocalDate.of(2026, 12, 1)).subject()).isEqualTo("từ 01/11/2026 đến 30/11/2026");
    }

    @Test
    void nobodyIsNoReasonToFail() {
        var card = card(TallyBy.CHAIR);
        assertThat(card.toBook().chart().bars()).isEmpty();
        assertThat(card.toForm(LocalDate.of(2026, 12, 1)).grids().getFirst().rows())
                .isEmpty();
    }

    @Test
    void aTrendIsTheDifferenceOfTwoPeriods() {
        var now = Score.of(tally("A", 6, 2, 2), "A", score("A", 9, 1, 0));
        assertThat(now.trend()).isEqualTo(new Trend(Trend.Direction.DOWN, -0.3, 0.0, 10, 1, 0, 2, 0, 0));
        assertThat(score("A", 9, 1, 0).trend()).isNull();
        var same = Score.of(tally("A", 9, 1, 0), "A", score("A", 9, 1, 0));
        assertThat(same.trend()).extracting(Trend::direction).isEqualTo(Trend.Direction.SAME);
    }

    private static Scorecard card(TallyBy by, Score... scores) {
        return new Scorecard(NOVEMBER, by, List.of(scores));
    }

    private static Score score(String key, int present, int late, int absent) {
        return Score.of(tally(key, present, late, absent), key, null);
    }

    private static Tally tally(String key, int present, int late, int absent) {
        return new Tally(
                key, key, false, present + late + absent, present, late, 0, absent, 0, late * 10, 0.9, 0, 0, 0);
    }
}
