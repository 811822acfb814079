package vn.giaoban.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Credentials for the TURN server that expire: the user is the second at which they do, the password its HMAC-SHA1 by the shared secret
 * (draft-uberti-behave-turn-rest-00, as coturn and Jitsi's own servers have it).
 */
@Component
class TurnAccess {

    private static final Duration LIFE = Duration.ofHours(2);

    private final PreflightSettings settings;

    TurnAccess(PreflightSettings settings) {
        this.settings = settings;
    }

    /** The server with credentials that hold from now on; null when there is none. */
    @Nullable
    Relay relay(Instant now) {
        var url = settings.turnUrl();
        if (url == null || url.isBlank()) return null;
        var secret = settings.turnSecret();
        if (secret != null && !secret.isBlank()) {
            var user = String.valueOf(now.plus(LIFE).getEpochSecond());
            return new Relay(url, user, hmac(secret, user));
        }
        return new Relay(
                url,
                Objects.requireNonNullElse(settings.turnUsername(), ""),
                Objects.requireNonNullElse(settings.turnPassword(), ""));
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
