package vn.giaoban.limits;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may fail to get in. Only failures count: a whole office behind one address may open its links and log in as often as it likes, and of all who
 * mistype there at eight in the morning none keeps the others out.
 *
 * @param failedLogins wrong passwords for one account, from wherever, within the window; 0 for no limit
 * @param failedLoginsPerAddress wrong names, passwords and tokens from one address within the window; 0 for no limit
 * @param unknownLinks personal links and feeds that there are not, from one address within the window; 0 for no limit
 * @param window after which as many are allowed again
 * @param exempt addresses, or networks as {@code 10.1.0.0/16}, that are never refused, such as that of a monitor
 */
@ConfigurationProperties("giaoban.limits")
record LimitSettings(
        @DefaultValue("10") int failedLogins,
        @DefaultValue("30") int failedLoginsPerAddress,
        @DefaultValue("120") int unknownLinks,
        @DefaultValue("PT1M") Duration window,
        @DefaultValue List<String> exempt) {

    /** @throws IllegalArgumentException when a number is negative or the window is none */
    LimitSettings {
        if (failedLogins < 0) throw new IllegalArgumentException("giaoban.limits.failed-logins is negative");
        if (failedLoginsPerAddress < 0)
            throw new IllegalArgumentException("giaoban.limits.failed-logins-per-address is negative");
        if (unknownLinks < 0) throw new IllegalArgumentException("giaoban.limits.unknown-links is negative");
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0)
            throw new IllegalArgumentException("giaoban.limits.window must be PT1S to P1D");
    }

    /** How many failures of a kind are allowed within the window; 0 for any number. */
    int allowed(Failure.Kind kind) {
        return switch (kind) {
            case ACCOUNT -> failedLogins;
            case ADDRESS -> failedLoginsPerAddress;
            case LINK -> unknownLinks;
        };
    }
}
