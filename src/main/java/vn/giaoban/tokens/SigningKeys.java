package vn.giaoban.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.secrets.Secrets;

/**
 * The keys that sign people's tokens. The first one is made when it is first needed, the next ones in time; all instances use the same, which PostgreSQL
 * keeps, sealed. A new key is published a while before it signs, and a former one until its last token is no good any more. A key's
 * {@code kid} is its thumbprint (RFC 7638).
 */
@Component
class SigningKeys {

    /** What keys were sealed for when they belonged to the conferences. */
    private static final String PURPOSE = "conferences.signing-key";

    private static final int BITS = 2048;

    /** After this a key that another instance made is seen here too. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final SigningKeyStore store;
    private final Secrets secrets;
    private final TokenSettings settings;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;
    private volatile Mono<List<SigningKey>> keys;

    SigningKeys(
            SigningKeyStore store,
            Secrets secrets,
            TokenSettings settings,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.keys = remembered();
    }

    private Mono<List<SigningKey>> remembered() {
        return load().switchIfEmpty(Mono.defer(this::makeFirst))
                // whoever asks first shares the answer: nothing of their transaction or trace may be in it
                .contextWrite(_ -> Context.empty())
                .cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** All keys, at least one. */
    Mono<List<SigningKey>> all() {
        return Mono.defer(() -> keys);
    }

    /** Opens all keys that the database has; an {@link Secrets.NotOpened} if they were sealed with another secret. Makes none. */
    Mono<Void> open() {
        return load().then();
    }

    /** The key to sign with, private part included. */
    Mono<RSAKey> signing() {
        return all().map(all -> KeyPolicy.signing(all, clock.instant()).key());
    }

    /** The public parts of all keys that servers have to know, as a JWK set (RFC 7517). */
    Mono<JWKSet> published() {
        return all().map(all -> new JWKSet(KeyPolicy.published(all, clock.instant()).stream()
                .<JWK>map(key -> key.key().toPublicJWK())
                .toList()));
    }

    /** Makes the next key, if it is time; forgets those whose time is over. */
    Mono<Void> rotateWhenDue(Actor actor) {
        return all().then(transactions.run(store.lock()
                        .then(load())
                        .filter(all -> KeyPolicy.isDue(all, settings, clock.instant()))
                        .flatMap(_ -> makeNext(actor))
                        .then(store.removeDropped(clock.instant()))))
                .then(Mono.fromRunnable(this::forget));
    }

    /** Makes the next key now, unless one is waiting for its turn; gives all keys. */
    Mono<List<SigningKey>> rotate(Actor actor) {
        return all().then(transactions.run(store.lock()
                        .then(load())
                        .filter(all -> !KeyPolicy.hasNext(all, clock.instant()))
                        .flatMap(_ -> makeNext(actor))
                        .thenReturn(true)))
                .then(Mono.fromRunnable(this::forget))
                .then(all());
    }

    private Mono<Void> makeNext(Actor actor) {
        var from = clock.instant().plus(settings.keyLead());
        return make(from)
                .delayUntil(key -> store.endOthers(key.kid(), from.plus(settings.keptAfterwards())))
                .flatMap(key -> audit.record(
                        actor,
                        "signing-key:" + key.kid(),
                        "rotate",
                        null,
                        KeyController.KeyView.of(key, KeyPolicy.State.NEXT),
                        null));
    }

    private void forget() {
        keys = remembered();
    }

    private Mono<List<SigningKey>> load() {
        return store.all()
                .collectList()
                .filter(stored -> !stored.isEmpty())
                .publishOn(Schedulers.boundedElastic())
                .map(stored -> stored.stream().map(this::unseal).toList());
    }

    private Mono<List<SigningKey>> makeFirst() {
        return transactions.run(store.lock()
                .then(load())
                .switchIfEmpty(Mono.defer(() -> make(clock.instant()).map(List::of))));
    }

    private Mono<SigningKey> make(Instant from) {
        return Mono.fromCallable(SigningKeys::generate)
                .subscribeOn(Schedulers.boundedElastic())
                .map(key -> new SigningKey(key, clock.instant(), from, null))
                .delayUntil(key -> store.add(seal(key)));
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private SigningKeyStore.Sealed seal(SigningKey key) {
        var text = key.key().toJSONString().getBytes(StandardCharsets.UTF_8);
        var sealed = Base64.getEncoder().encodeToString(secrets.seal(PURPOSE, text));
        return new SigningKeyStore.Sealed(key.kid(), sealed, key.createdAt(), key.signsFrom(), key.droppedAt());
    }

    private SigningKey unseal(SigningKeyStore.Sealed stored) {
        var sealed = Base64.getDecoder().decode(stored.sealed());
        try {
            var text = new String(secrets.unseal(PURPOSE, sealed), StandardCharsets.UTF_8);
            return new SigningKey(RSAKey.parse(text), stored.createdAt(), stored.signsFrom(), stored.droppedAt());
        } catch (ParseException e) {
            throw new IllegalStateException("a stored signing key can't be read", e);
        }
    }
}
