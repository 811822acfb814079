package vn.giaoban.tokens;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long tokens and the keys that sign them are used.
 *
 * @param tokenLife how long a token can be used to log in after the click that made it
 * @param keyRotation how long a key signs before another takes its place; PT0S for never
 * @param keyLead how long a new key is published before it signs, so that every conference server has read it by then; at least PT15M, since the instances of
 *     this service and the servers each remember the published keys for five minutes
 */
@ConfigurationProperties("giaoban.jitsi")
record TokenSettings(
        @DefaultValue("PT5M") Duration tokenLife,
        @DefaultValue("P90D") Duration keyRotation,
        @DefaultValue("PT1H") Duration keyLead) {

    private static final Duration SHORTEST_LEAD = Duration.ofMinutes(15);

    /** What clocks may differ by, and how long an instance may not have heard of a key that another one made. */
    private static final Duration LATE = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException when one of them makes no sense */
    TokenSettings {
        if (!tokenLife.isPositive()) throw new IllegalArgumentException("giaoban.jitsi.token-life must be positive");
        if (keyRotation.isNegative()) throw new IllegalArgumentException("giaoban.jitsi.key-rotation is negative");
        if (keyLead.compareTo(SHORTEST_LEAD) < 0)
            throw new IllegalArgumentException("giaoban.jitsi.key-lead must be at least " + SHORTEST_LEAD);
        if (keyRotation.isPositive() && keyRotation.compareTo(keyLead.multipliedBy(2)) < 0)
            throw new IllegalArgumentException(
                    "giaoban.jitsi.key-rotation must be at least twice giaoban.jitsi.key-lead, or PT0S");
    }

    /** How long a key is still published after the last token that it signed: until that token is no good any more. */
    Duration keptAfterwards() {
        return tokenLife.plus(LATE);
    }
}
