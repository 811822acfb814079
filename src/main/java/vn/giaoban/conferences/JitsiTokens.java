package vn.giaoban.conferences;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the tokens that the conference server asks for: one person, one room, a few minutes. */
@Component
class JitsiTokens {

    /** The server allows no leeway in {@code nbf}; its clock and ours may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private final SigningKeys keys;
    private final JitsiSettings settings;
    private final Clock clock;

    JitsiTokens(SigningKeys keys, JitsiSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** The address of a room, without a token. */
    String addressOf(Conference conference) {
        return settings.addressOf(conference.name());
    }

    /** The address of a room with a fresh token for who follows it now. */
    Mono<String> addressFor(Guest who, Conference conference) {
        var claims = claims(settings, who, conference, clock.instant());
        return keys.inUse()
                .publishOn(Schedulers.boundedElastic()) // a signature is a millisecond of pure arithmetic
                .map(key -> addressOf(conference) + "?jwt=" + sign(key, claims));
    }

    /**
     * What a token says. {@code aud} is one string, since the server knows no lists; {@code room} is in lower case, since it compares
     * with case; the token never outlives the conference's window.
     */
    static JWTClaimsSet claims(JitsiSettings settings, Guest who, Conference conference, Instant now) {
        var expires = now.plus(settings.tokenLife());
        var last = expires.isAfter(conference.closeAt()) ? conference.closeAt() : expires;
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(settings.subject())
                .claim("room", conference.name().toLowerCase(Locale.ROOT))
                .notBeforeTime(Date.from(now.minus(CLOCK_SKEW)))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(last))
                .claim("context", Map.of("user", user(who), "features", Map.of("name-readonly", true)))
                .build();
    }

    private static Map<String, Object> user(Guest who) {
        var user = new LinkedHashMap<String, Object>();
        user.put("id", who.id());
        user.put("name", who.name());
        if (who.email() != null) user.put("email", who.email());
        user.put("moderator", who.moderator());
        user.put("affiliation", who.moderator() ? "owner" : "member");
        return user;
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key of 2048 bits signs RS256", e);
        }
    }
}
