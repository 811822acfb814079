package vn.giaoban.scheduling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bookings.
 *
 * @param rehearsal how long bookings are tried out and undone before a started service says that it is ready, so that nobody's booking is its slow first one; 0 where a quick
 *     start is worth more
 */
@ConfigurationProperties("giaoban.scheduling")
record SchedulingSettings(@DefaultValue("PT1.5S") Duration rehearsal) {

    private static final Duration MOST = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException when it makes no sense */
    SchedulingSettings {
        if (rehearsal.isNegative() || rehearsal.compareTo(MOST) > 0)
            throw new IllegalArgumentException("giaoban.scheduling.rehearsal is not between 0 and a minute");
    }
}
