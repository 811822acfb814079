package vn.giaoban.deployments;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One conference server, with all its bridges.
 *
 * @param name what it is called here
 * @param baseUrl where people are sent; a room's address is this, a slash and its name
 * @param domain its XMPP domain: {@code sub} of the tokens
 * @param issuer {@code iss} of the tokens
 * @param audience {@code aud} of the tokens
 * @param capacity how many connections it bears at once; 0 when that is not known
 * @param algorithm how its tokens are signed
 * @param secret of HS256; null for RS256
 */
public record Deployment(
        String name,
        URI baseUrl,
        String domain,
        String issuer,
        String audience,
        int capacity,
        SigningAlgorithm algorithm,
        @Nullable String secret) {

    /** The address of a room. */
    public String addressOf(String room) {
        var base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + room;
    }

    /** Whether it is known how much it bears. */
    public boolean isLimited() {
        return capacity > 0;
    }

    /** Without the secret, since this ends up in logs. */
    @Override
    public String toString() {
        return "Deployment[" + name + " " + baseUrl + "]";
    }
}
