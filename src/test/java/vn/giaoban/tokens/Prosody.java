package vn.giaoban.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the conference server asks of a token at login and when a room is entered: {@code typ}, an algorithm of its own choice, a key that it has read, issuer,
 * audience as one text, {@code nbf} and {@code exp} without leeway, then domain and room.
 *
 * @param keys what it has read at {@code cache_keys_url}; null when it has a secret instead
 */
record Prosody(@Nullable JWKSet keys, @Nullable String secret, String issuer, String audience, String domain) {

    /** Why it lets nobody in with this token, or {@code "in"}. */
    String enter(String token, String room, Instant now) {
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            if (header.getType() == null || !header.getType().toString().equals("JWT")) return "type";
            if (!isSigned(jwt)) return "signature";
            var claims = jwt.getJWTClaimsSet();
            if (!issuer.equals(claims.getIssuer())) return "issuer";
            if (!audience.equals(jwt.getPayload().toJSONObject().get("aud"))) return "audience";
            if (claims.getNotBeforeTime().toInstant().isAfter(now)) return "early";
            if (!claims.getExpirationTime().toInstant().isAfter(now)) return "expired";
            return domain.equals(claims.getSubject()) && room.equals(claims.getClaim("room")) ? "in" : "not-allowed";
        } catch (ParseException | JOSEException e) {
            return "unreadable";
        }
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException {
        var header = jwt.getHeader();
        if (secret != null)
            return header.getAlgorithm().equals(JWSAlgorithm.HS256)
                    && jwt.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
        if (!header.getAlgorithm().equals(JWSAlgorithm.RS256) || header.getKeyID() == null) return false;
        var key = Objects.requireNonNull(keys).getKeyByKeyId(header.getKeyID());
        return key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
    }
}
