package vn.giaoban.capacity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.reservations.LoadStep;

/**
 * What is planned, beside what can be carried.
 *
 * @param limit how many connections the conference server bears at once; null when that is not known
 * @param mbpsPerEndpoint what the device of one room sends, in Mbit/s
 * @param curve how the number of connections rises and falls; stretches without any are left out
 * @param peaks the highest stretches, highest first
 * @param servers each conference server for itself, in the order of the configuration; those that are not in it any more last
 * @param uplinks the lines of points with a known uplink and a reserved room, in catalogue order
 */
record CapacityView(
        @Nullable Integer limit,
        int mbpsPerEndpoint,
        List<Step> curve,
        List<Summit> peaks,
        List<Server> servers,
        List<Uplink> uplinks) {

    private static final int PEAKS = 5;

    /** So many connections of so many briefings. */
    record Step(OffsetDateTime from, OffsetDateTime to, int endpoints, int briefings) {}

    /** A stretch that is higher than what comes before and after it. */
    record Summit(OffsetDateTime from, OffsetDateTime to, int endpoints) {}

    /**
     * One conference server.
     *
     * @param limit how many connections it bears at once; null when that is not known
     * @param configured whether it is in the configuration; what is still planned on one that is not has to be moved
     * @param exceeded whether more is planned at some time than it bears
     */
    record Server(
            String name,
            @Nullable Integer limit,
            boolean configured,
            boolean exceeded,
            List<Step> curve,
            List<Summit> peaks) {

        static Server of(Deployment server, List<LoadStep> curve) {
            var most = curve.stream().mapToInt(LoadStep::endpoints).max().orElse(0);
            return new Server(
                    server.name(),
                    server.isLimited() ? server.capacity() : null,
                    true,
                    server.isLimited() && most > server.capacity(),
                    steps(curve),
                    summits(curve));
        }

        /** One that was taken out of the configuration. */
        static Server gone(String name, List<LoadStep> curve) {
            return new Server(name, null, false, true, steps(curve), summits(curve));
        }
    }

    /**
     * The line of a point.
     *
     * @param limit its uplink, in Mbit/s
     * @param peakMbps the most that its devices send at once
     * @param at when that is so for the first time
     */
    record Uplink(String point, int limit, int peakMbps, OffsetDateTime at, boolean exceeded) {}

    static CapacityView of(
            CapacitySettings settings, List<LoadStep> curve, List<Uplink> uplinks, List<Server> servers) {
        return new CapacityView(
                settings.endpoints() > 0 ? settings.endpoints() : null,
                settings.mbpsPerEndpoint(),
                steps(curve),
                summits(curve),
                servers,
                uplinks);
    }

    private static List<Step> steps(List<LoadStep> curve) {
        return curve.stream()
                .map(s -> new Step(at(s.from()), at(s.to()), s.endpoints(), s.holders()))
                .toList();
    }

    private static List<Summit> summits(List<LoadStep> curve) {
        return CapacityPolicy.summits(curve, PEAKS).stream()
                .map(s -> new Summit(at(s.from()), at(s.to()), s.endpoints()))
                .toList();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atZone(HomeZone.ID).toOffsetDateTime();
    }
}
