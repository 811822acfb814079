package vn.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.DomainEvent;
import vn.giaoban.support.IntegrationTest;

/** What was said in a transaction is heard after it: once, in order, and however often the listener stumbles. */
@IntegrationTest
class OutboxIT {

    @Autowired
    private OutboxStore store;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JsonMapper json;

    private final Ear ear = new Ear();
    private final ObjectProvider<OutboxListener<?>> ears = new ObjectProvider<>() {
        @Override
        public Stream<OutboxListener<?>> stream() {
            return Stream.of(ear);
        }
    };

    private Outbox outbox() {
        return new Outbox(ears, store);
    }

    private OutboxRelay relay() {
        return new OutboxRelay(outbox(), store, transactions, ears, json);
    }

    @AfterEach
    void nothingIsLeft() {
        store.claim(List.of(ear.name()), 100, Duration.ofSeconds(1))
                .flatMap(event -> store.delete(List.of(event.id())))
                .blockLast();
    }

    @Test
    void eventsOfAKeyAreHeardOnceAndInOrderByTwoRelays() {
        var outbox = outbox();
        Flux.range(0, 30)
                .concatMap(n -> transactions.run(outbox.append(new Said("key-" + n % 3, n))))
                .blockLast();
        var first = relay();
        var second = relay();
        first.start();
        second.start();
        awaitHeard(30);
        first.stop();
        second.stop();
        assertThat(ear.heard).hasSize(30).doesNotHaveDuplicates();
        for (var key : List.of("key-0", "key-1", "key-2"))
            assertThat(ear.heard.stream().filter(said -> said.key().equals(key)).map(Said::number))
                    .isSorted();
    }

    /** Nobody commits anything meanwhile that would wake the relay; one by one a second this would take more than a minute. */
    @Test
    void aRelayGoesOnUntilNothingWaits() {
        var outbox = outbox();
        var said = IntStream.range(0, 100).mapToObj(n -> new Said("key", n)).toList();
        transactions.run(outbox.append(said)).block();
        var relay = relay();
        relay.start();
        awaitHeard(100);
        relay.stop();
        assertThat(ear.heard).extracting(Said::number).hasSize(100).isSorted();
    }

    @Test
    void whoLooksAtWhatIsSoNowHearsOnceOfWhatWaitsTogether() {
        ear.once = true;
        var outbox = outbox();
        for (var n : List.of(1, 1, 1, 2, 1, 1))
            transactions.run(outbox.append(new Said("key", n))).block();
        ear.meanwhile = Flux.range(0, 5).concatMap(_ -> transactions.run(outbox.append(new Said("key", 1))));
        var relay = relay();
        relay.start();
        awaitHeard(3);
        relay.stop();
        // at last what came while it heard the first
        assertThat(ear.heard).extracting(Said::number).containsExactly(1, 2, 1);
        assertThat(store.claim(List.of(ear.name()), 10, Duration.ofSeconds(1))
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void aListenerThatStumblesHearsItAgainAndWhatIsBehindItWaits() {
        ear.stumbles.set(2);
        var outbox = outbox();
        transactions
                .run(outbox.append(new Said("key", 1)).then(outbox.append(new Said("key", 2))))
                .block();
        var relay = relay();
        relay.start();
        awaitHeard(2);
        relay.stop();
        assertThat(ear.heard).extracting(Said::number).containsExactly(1, 2);
    }

    @Test
    void whatWasRolledBackWasNeverSaid() {
        var outbox = outbox();
        var work = outbox.append(new Said("gone", 1)).then(Mono.<Void>error(new IllegalStateException("no")));
        assertThatThrownBy(() -> transactions.run(work).block()).hasMessage("no");
        assertThat(store.claim(List.of(ear.name()), 10, Duration.ofSeconds(1))
                        .collectList()
                        .block())
                .isEmpty();
    }

    private void awaitHeard(int count) {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (ear.heard.size() < count && System.nanoTime() < until) LockSupport.parkNanos(10_000_000);
        // a moment in which one too many would show
        LockSupport.parkNanos(200_000_000);
    }

    /** Something said. */
    record Said(String key, int number) implements DomainEvent {}

    /** Hears, and sometimes stumbles. */
    private static final class Ear implements OutboxListener<Said> {
        final List<Said> heard = new CopyOnWriteArrayList<>();
        final AtomicInteger stumbles = new AtomicInteger();
        volatile boolean once;
        volatile Flux<?> meanwhile = Flux.empty();

        @Override
        public String name() {
            return "ear";
        }

        @Override
        public Class<Said> type() {
            return Said.class;
        }

        @Override
        public boolean hearsOnce() {
            return once;
        }

        @Override
        public Mono<Void> on(Said event) {
            return Mono.<Void>fromRunnable(() -> {
                        if (stumbles.getAndDecrement() > 0) throw new IllegalStateException("stumbled");
                        heard.add(event);
                    })
                    .then(Mono.defer(this::whatHappensMeanwhile));
        }

        /** Once, and in transactions of others. */
        private Mono<Void> whatHappensMeanwhile() {
            var happens = meanwhile;
            meanwhile = Flux.empty();
            return Mono.fromFuture(() -> happens.then().toFuture());
        }
    }
}
