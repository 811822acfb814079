package vn.giaoban.reports;

import org.jspecify.annotations.Nullable;

/**
 * How a scorecard's line differs from the same of the equally long period before: this period's figure less the one before. Rates can be compared even
 * when the periods had different numbers of briefings; counts and minutes are differences of sums.
 *
 * @param direction of {@code onTimeRate}, else of {@code share}
 * @param onTimeRate null when one of the periods has none; likewise {@code share}
 */
public record Trend(
        Direction direction,
        @Nullable Double onTimeRate,
        @Nullable Double share,
        double lateMinutes,
        int late,
        int earlyLeaves,
        int absent,
        int excused,
        int substitutions) {

    /** Whether it got better; less than a tenth of a percent is no difference. */
    public enum Direction {
        UP,
        DOWN,
        SAME;

        private static Direction of(@Nullable Double difference) {
            if (difference == null || Math.abs(difference) < 0.001) return SAME;
            return difference > 0 ? UP : DOWN;
        }

        /** As an arrow. */
        public String arrow() {
            return switch (this) {
                case UP -> "▲";
                case DOWN -> "▼";
                case SAME -> "→";
            };
        }
    }

    static Trend of(Score now, Score before) {
        var onTimeRate = difference(now.onTimeRate(), before.onTimeRate());
        var share = difference(now.share(), before.share());
        return new Trend(
                Direction.of(onTimeRate == null ? share : onTimeRate),
                onTimeRate,
                share,
                Math.round((now.lateMinutes() - before.lateMinutes()) * 100) / 100.0,
                now.late() - before.late(),
                now.earlyLeaves() - before.earlyLeaves(),
                now.absent() - before.absent(),
                now.excused() - before.excused(),
                now.substitutions() - before.substitutions());
    }

    private static @Nullable Double difference(@Nullable Double now, @Nullable Double before) {
        return now == null || before == null ? null : Math.round((now - before) * 10_000) / 10_000.0;
    }
}
