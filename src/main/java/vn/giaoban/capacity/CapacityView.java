package vn.giaoban.capacity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.reservations.LoadStep;

/**
 * What is planned, beside what can be carried.
 *
 * @param limit how many connections the conference server bears at once; null when that is not known
 * @param mbpsPerEndpoint what the device of one room sends, in Mbit/s
 * @param curve how the number of connections rises and falls; stretches without any are left out
 * @param peaks the highest stretches, highest first
 * @param uplinks the lines of points with a known uplink and a reserved room, in catalogue order
 */
record CapacityView(
        @Nullable Integer limit, int mbpsPerEndpoint, List<Step> curve, List<Summit> peaks, List<Uplink> uplinks) {

    private static final int PEAKS = 5;

    /** So many connections of so many briefings. */
    record Step(OffsetDateTime from, OffsetDateTime to, int endpoints, int briefings) {}

    /** A stretch that is higher than what comes before and after it. */
    record Summit(OffsetDateTime from, OffsetDateTime to, int endpoints) {}

    /**
     * The line of a point.
     *
     * @param limit its uplink, in Mbit/s
     * @param peakMbps the most that its devices send at once
     * @param at when that is so for the first time
     */
    record Uplink(String point, int limit, int peakMbps, OffsetDateTime at, boolean exceeded) {}

    static CapacityView of(CapacitySettings settings, List<LoadStep> curve, List<Uplink> uplinks) {
        return new CapacityView(
                settings.endpoints() > 0 ? settings.endpoints() : null,
                settings.mbpsPerEndpoint(),
                curve.stream()
                        .map(s -> new Step(at(s.from()), at(s.to()), s.endpoints(), s.holders()))
                        .toList(),
                CapacityPolicy.summits(curve, PEAKS).stream()
                        .map(s -> new Summit(at(s.from()), at(s.to()), s.endpoints()))
                        .toList(),
                uplinks);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atZone(HomeZone.ID).toOffsetDateTime();
    }
}
