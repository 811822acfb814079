package vn.giaoban.entrance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads once for many who ask at the same time. Who comes while a read is under way shares the next one: nobody is told what was true before they asked, and there is never
 * more than one read of a thing at once.
 *
 * @param <K> what is read
 * @param <V> what is read of it
 */
final class SharedReads<K, V> {

    private final Function<K, Mono<V>> read;
    private final Map<K, Round> newest = new ConcurrentHashMap<>();

    SharedReads(Function<K, Mono<V>> read) {
        this.read = read;
    }

    /** What a read that begins after this call finds. */
    Mono<V> get(K key) {
        return Mono.defer(() -> newest.compute(key, this::open).result);
    }

    private Round open(K key, @Nullable Round last) {
        return last != null && !last.begun ? last : new Round(key, last == null ? null : last.over);
    }

    private final class Round {

        /** Apart from the result, so that a long line of rounds does not hold on to all that was ever read. */
        private final Sinks.Empty<Void> over = Sinks.empty();

        private final Mono<V> result;
        private volatile boolean begun;

        Round(K key, Sinks.@Nullable Empty<Void> before) {
            this.result = (before == null ? Mono.<Void>empty() : before.asMono())
                    .then(Mono.defer(() -> begin(key)))
                    .doFinally(_ -> end(key))
                    .cache();
        }

        private Mono<V> begin(K key) {
            begun = true;
            return read.apply(key);
        }

        private void end(K key) {
            newest.remove(key, this);
            over.tryEmitEmpty();
        }
    }
}
