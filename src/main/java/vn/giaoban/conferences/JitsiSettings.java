package vn.giaoban.conferences;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The conference server that people are sent to.
 *
 * @param baseUrl where it is, e.g. {@code https://meet.example.org}; a room's address is this, a slash and its name
 * @param issuer {@code iss} of the tokens; must be among the server's accepted issuers
 * @param audience {@code aud} of the tokens; likewise
 * @param domain {@code sub} of the tokens: the server's XMPP domain; the host of the base address unless given
 * @param tokenLife how long a token can be used to log in after the click that made it
 */
@ConfigurationProperties("giaoban.jitsi")
record JitsiSettings(
        @DefaultValue("https://meet.example.org") URI baseUrl,
        @DefaultValue("giaoban") String issuer,
        @DefaultValue("jitsi") String audience,
        @Nullable String domain,
        @DefaultValue("PT5M") Duration tokenLife) {

    /** @throws IllegalArgumentException when the base address is not http(s) with a host, or the life is not positive */
    JitsiSettings {
        if (baseUrl.getHost() == null || !String.valueOf(baseUrl.getScheme()).startsWith("http")) {
            throw new IllegalArgumentException("giaoban.jitsi.base-url must be an http or https address: " + baseUrl);
        }
        if (!tokenLife.isPositive()) throw new IllegalArgumentException("giaoban.jitsi.token-life must be positive");
    }

    /** {@code sub} of the tokens. */
    String subject() {
        return domain == null || domain.isBlank() ? baseUrl.getHost() : domain;
    }

    /** The address of a room. */
    String addressOf(String room) {
        var base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + room;
    }
}
