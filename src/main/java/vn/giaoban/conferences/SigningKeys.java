package vn.giaoban.conferences;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import vn.giaoban.secrets.Secrets;

/**
 * The keys that sign people's tokens. The first one is made when it is first needed; all instances use the same, which PostgreSQL
 * keeps, sealed. A key's {@code kid} is its thumbprint (RFC 7638).
 */
@Component
class SigningKeys {

    private static final String PURPOSE = "conferences.signing-key";
    private static final int BITS = 2048;

    /** After this a key that another instance brought into use is seen here too. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final SigningKeyStore store;
    private final Secrets secrets;
    private final Mono<List<RSAKey>> keys;

    SigningKeys(SigningKeyStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
        this.keys = load().switchIfEmpty(Mono.defer(this::makeFirst))
                // whoever asks first shares the answer: nothing of their transaction or trace may be in it
                .contextWrite(_ -> Context.empty())
                .cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The key to sign with, private part included. */
    Mono<RSAKey> inUse() {
        return keys.map(List::getFirst);
    }

    /** The public parts of all keys, as a JWK set (RFC 7517). */
    Mono<JWKSet> published() {
        return keys.map(
                all -> new JWKSet(all.stream().<JWK>map(RSAKey::toPublicJWK).toList()));
    }

    private Mono<List<RSAKey>> load() {
        return store.all()
                .collectList()
                .filter(stored -> !stored.isEmpty())
                .publishOn(Schedulers.boundedElastic())
                .map(stored -> stored.stream().map(this::unseal).toList());
    }

    private Mono<List<RSAKey>> makeFirst() {
        return Mono.fromCallable(SigningKeys::generate)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(key -> store.offer(key.getKeyID(), seal(key)))
                .then(load());
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private byte[] seal(RSAKey key) {
        return secrets.seal(PURPOSE, key.toJSONString().getBytes(StandardCharsets.UTF_8));
    }

    private RSAKey unseal(byte[] stored) {
        try {
            return RSAKey.parse(new String(secrets.unseal(PURPOSE, stored), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a stored signing key can't be read", e);
        }
    }
}
