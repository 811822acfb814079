package vn.giaoban.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a point's devices.
 *
 * @param delegate who said it of their own device; null for the room's
 * @param before the check-time it was made for; null when that was long before the first
 * @param works what works
 * @param tested whether the browser tested by itself, or somebody only said so
 * @param browser as it calls itself
 */
public record DeviceCheck(
        String point,
        @Nullable UUID delegate,
        @Nullable Duration before,
        Set<Device> works,
        boolean tested,
        Measurement network,
        String browser,
        String by,
        Instant at) {

    /**
     * What the browser measured; null what it did not.
     *
     * @param rttMs milliseconds there and back
     * @param kbps kilobits a second
     */
    public record Measurement(
            @Nullable Integer rttMs,
            @Nullable Integer kbps,
            @Nullable Via via) {}

    /** By which way the browser's own connection went. */
    public enum Via {
        /** Through the conference's TURN server. */
        RELAY,
        /** To itself. */
        LOOPBACK
    }

    /** Whether all of it works. */
    public boolean isGood() {
        return works.size() == Device.values().length;
    }

    /** What does not work. */
    public List<Device> faulty() {
        return Stream.of(Device.values())
                .filter(device -> !works.contains(device))
                .toList();
    }
}
