package vn.giaoban.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts failures in buckets that all instances share in Redis. Who has none left is remembered here until the window is over, so that neither a call that
 * is right nor one that is refused asks Redis: another instance learns of it by the next failure there. While Redis is away each instance counts for itself.
 */
class FailureCounts {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int MOST = 100_000;

    private final AsyncProxyManager<String> shared;
    private final LimitSettings settings;
    private final Counter unshared;
    private final Cache<Failure, Bucket> local;
    private final Cache<Failure, Long> exhausted;

    FailureCounts(AsyncProxyManager<String> shared, LimitSettings settings, MeterRegistry metrics) {
        this.shared = shared;
        this.settings = settings;
        this.unshared = Counter.builder("giaoban.limits.unshared")
                .description("failures counted by this instance alone, since Redis was away")
                .register(metrics);
        this.local = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(settings.window())
                .build();
        this.exhausted = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(settings.window())
                .build();
    }

    /** How long none of these may be tried again; zero when all may. */
    Duration waiting(Collection<Failure> attempts) {
        var now = System.nanoTime();
        return attempts.stream()
                .map(exhausted::getIfPresent)
                .filter(until -> until != null && until - now > 0)
                .map(until -> Duration.ofNanos(until - now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Counts one more of each. Never fails. */
    Mono<Void> count(Collection<Failure> failures) {
        return Flux.fromIterable(failures)
                .filter(failure -> settings.allowed(failure.kind()) > 0)
                .flatMap(failure -> Mono.fromFuture(() -> consume(failure))
                        .timeout(PATIENCE)
                        .onErrorResume(_ -> alone(failure))
                        .doOnNext(probe -> remember(failure, probe)))
                .then();
    }

    private CompletableFuture<ConsumptionProbe> consume(Failure failure) {
        return shared.builder()
                .build(failure.key(), () -> CompletableFuture.completedFuture(configuration(failure)))
                .tryConsumeAndReturnRemaining(1);
    }

    private Mono<ConsumptionProbe> alone(Failure failure) {
        unshared.increment();
        var bucket = local.get(failure, this::bucket);
        return Mono.just(bucket.tryConsumeAndReturnRemaining(1));
    }

    private void remember(Failure failure, ConsumptionProbe probe) {
        if (probe.getRemainingTokens() > 0) return;
        var refill = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        exhausted.put(
                failure,
                System.nanoTime() + Math.max(refill, Duration.ofSeconds(1).toNanos()));
    }

    private Bucket bucket(Failure failure) {
        return Bucket.builder().addLimit(limit(failure)).build();
    }

    private BucketConfiguration configuration(Failure failure) {
        return BucketConfiguration.builder().addLimit(limit(failure)).build();
    }

    /** All at once when the window is over, so that what is said of when to try again is true. */
    private Bandwidth limit(Failure failure) {
        var allowed = settings.allowed(failure.kind());
        return Bandwidth.builder()
                .capacity(allowed)
                .refillIntervally(allowed, settings.window())
                .build();
    }
}
