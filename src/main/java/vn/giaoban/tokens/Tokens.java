package vn.giaoban.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.deployments.Deployment;

/** Makes the tokens that a conference server asks for. */
@Component
@EnableConfigurationProperties(TokenSettings.class)
public class Tokens {

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final Clock clock;

    Tokens(SigningKeys keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A fresh token for who enters a room now.
     *
     * @param room the room's name
     * @param closeAt when nobody may enter it any more
     */
    public Mono<String> tokenFor(Guest who, Deployment server, String room, Instant closeAt) {
        var claims = Claims.of(who, server, room, closeAt, settings.tokenLife(), clock.instant());
        return switch (server.algorithm()) {
            case RS256 ->
                keys.signing()
                        .publishOn(Schedulers.boundedElastic()) // a signature is a millisecond of pure arithmetic
                        .map(key -> byKey(key, claims));
            case HS256 -> Mono.fromSupplier(() -> bySecret(Objects.requireNonNull(server.secret()), claims));
        };
    }

    /** The keys that servers have to know, the one that signs first. */
    public Flux<PublishedKey> published() {
        return keys.all().flatMapIterable(all -> {
            var now = clock.instant();
            var signing = KeyPolicy.signing(all, now);
            return KeyPolicy.published(all, now).stream()
                    .map(key -> new PublishedKey(key.kid(), key.equals(signing), key.signsFrom(), key.droppedAt()))
                    .toList();
        });
    }

    static String byKey(RSAKey key, JWTClaimsSet claims) {
        try {
            return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key of 2048 bits signs RS256", e);
        }
    }

    static String bySecret(String secret, JWTClaimsSet claims) {
        try {
            var signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
            return sign(new JWSHeader.Builder(JWSAlgorithm.HS256), signer, claims);
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret of 32 bytes signs HS256", e);
        }
    }

    /** The server asks for the type, which the library does not write by itself. */
    private static String sign(JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header.type(JOSEObjectType.JWT).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
