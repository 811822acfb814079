package vn.giaoban.preflight;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The checks of devices before a briefing.
 *
 * @param times how long before the start each point is to check; the points that are not ready then are told, once each time
 * @param turnUrl the TURN server of the conference, as {@code turns:meet.example.org:443?transport=tcp}: the network is measured through it;
 *     without one the browser measures a connection to itself, and the way to this service
 * @param turnSecret the secret that this service shares with the TURN server for credentials that expire (coturn's
 *     {@code static-auth-secret}, Prosody's {@code external_service_secret})
 * @param turnUsername a fixed user of the TURN server, when there is no shared secret
 * @param turnPassword their password; whoever opens a page of a point can read it
 */
@ConfigurationProperties("giaoban.preflight")
record PreflightSettings(
        @DefaultValue({"PT60M", "PT30M", "PT10M"}) List<Duration> times,
        @Nullable String turnUrl,
        @Nullable String turnSecret,
        @Nullable String turnUsername,
        @Nullable String turnPassword) {

    /** @throws IllegalArgumentException when a time is not before the start, or the address is none of a TURN server */
    PreflightSettings {
        if (times.stream().anyMatch(time -> !time.isPositive() || time.compareTo(Duration.ofHours(12)) > 0))
            throw new IllegalArgumentException(
                    "giaoban.preflight.times must be more than nothing and at most 12 hours");
        if (turnUrl != null
                && !turnUrl.isBlank()
                && !turnUrl.matches("turns?:[\\w.:\\[\\]-]+(\\?transport=(udp|tcp))?"))
            throw new IllegalArgumentException("giaoban.preflight.turn-url must be like turns:host:443?transport=tcp");
        times = times.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }
}
