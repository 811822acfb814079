package vn.giaoban.limits;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may fail to get in. Only failures count: a whole office behind one address may open its links and log in as often as it likes.
 *
 * @param failedLogins wrong names, passwords and tokens, from one address and for one account each, within the window; 0 for no limit
 * @param unknownLinks personal links and feeds that there are not, from one address within the window; 0 for no limit
 * @param window after which as many are allowed again
 * @param exempt addresses, or networks as {@code 10.1.0.0/16}, that are never refused, such as that of a monitor
 */
@ConfigurationProperties("giaoban.limits")
record LimitSettings(
        @DefaultValue("10") int failedLogins,
        @DefaultValue("120") int unknownLinks,
        @DefaultValue("PT1M") Duration window,
        @DefaultValue List<String> exempt) {

    /** @throws IllegalArgumentException when a number is negative or the window is none */
    LimitSettings {
        if (failedLogins < 0) throw new IllegalArgumentException("giaoban.limits.failed-logins is negative");
        if (unknownLinks < 0) throw new IllegalArgumentException("giaoban.limits.unknown-links is negative");
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0)
            throw new IllegalArgumentException("giaoban.limits.window must be PT1S to P1D");
    }

    /** How many failures of a kind are allowed within the window; 0 for any number. */
    int allowed(Failure.Kind kind) {
        return kind == Failure.Kind.LINK ? unknownLinks : failedLogins;
    }
}
