package vn.giaoban.ledger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import vn.giaoban.secrets.Secrets;

/**
 * The keys of seals. The one to sign with is the configuration's; without one it is made when it is first needed, and all instances use
 * the same, which PostgreSQL keeps, sealed. Keys that signed once are kept for checking: only what was sealed with the installation's
 * secret is believed, so that nobody can slip in a key of their own.
 */
@Component
class SealKeys {

    private static final String PURPOSE = "ledger.seal-key";

    /** After this a key that another instance brought into use is seen here too. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final SealStore store;
    private final Secrets secrets;
    private final @Nullable SealKey configured;
    private final Mono<List<SealKey>> keys;

    SealKeys(SealStore store, Secrets secrets, LedgerSettings settings) {
        this.store = store;
        this.secrets = secrets;
        var given = settings.sealKey();
        this.configured = given == null || given.isBlank() ? null : SealKey.configured(given);
        this.keys = load().filter(this::hasOneToSignWith)
                .switchIfEmpty(Mono.defer(this::makeFirst))
                // whoever asks first shares the answer: nothing of their transaction or trace may be in it
                .contextWrite(_ -> Context.empty())
                .cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The key to sign with. */
    Mono<SealKey> inUse() {
        return configured == null ? keys.map(List::getFirst) : keys.thenReturn(configured);
    }

    /** All keys that ever signed. */
    Mono<List<SealKey>> all() {
        return keys;
    }

    private boolean hasOneToSignWith(List<SealKey> known) {
        return configured == null
                ? known.stream().anyMatch(key -> key.priv() != null)
                : known.stream().anyMatch(key -> key.id().equals(configured.id()));
    }

    private Mono<List<SealKey>> load() {
        return store.keys()
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(stored -> stored.stream()
                        .map(kept -> SealKey.read(secrets.unseal(PURPOSE, kept)))
                        .toList());
    }

    private Mono<List<SealKey>> makeFirst() {
        return Mono.fromCallable(() -> configured == null ? SealKey.generate() : configured)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(key -> store.offer(
                        key.id(), secrets.seal(PURPOSE, key.toBytes(configured == null)), configured == null))
                .then(load());
    }
}
