package vn.giaoban.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The webhooks of the hosted Jitsi service (JaaS), sent to {@code /jaas/events}.
 *
 * @param secret with which it signs them; they are not taken as long as there is none
 * @param tolerance how old a signature may be, and how far ahead its clock
 * @param appId whose events are taken; anybody's with the right signature unless given
 */
@ConfigurationProperties("giaoban.jitsi.jaas")
record JaasSettings(
        @Nullable String secret,
        @DefaultValue("PT5M") Duration tolerance,
        @Nullable String appId) {

    /** @throws IllegalArgumentException when the tolerance is not positive */
    JaasSettings {
        if (!tolerance.isPositive())
            throw new IllegalArgumentException("giaoban.jitsi.jaas.tolerance must be positive");
    }

    /** Whether they are taken at all. */
    boolean isOn() {
        return secret != null && !secret.isBlank();
    }
}
