package vn.giaoban.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers of one kind, in order of size.
 *
 * @param sorted ascending
 */
record Sample(List<Double> sorted) {

    static Sample of(List<Double> numbers) {
        return new Sample(numbers.stream().sorted().toList());
    }

    static Sample ofNanos(long[] nanos) {
        return of(Arrays.stream(nanos).mapToObj(n -> n / 1e6).toList());
    }

    /** The smallest number that so many per cent of all do not exceed. */
    double percentile(double percent) {
        return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
    }

    double median() {
        return percentile(50);
    }
}
