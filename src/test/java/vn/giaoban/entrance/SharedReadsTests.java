package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Many who ask at once are answered by few reads, and each by one that began after they asked. */
class SharedReadsTests {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void allWhoComeWhileOneReadIsUnderWayShareTheNext() {
        var gates = new ArrayList<Sinks.One<String>>();
        var shared = new SharedReads<String, String>(_ -> {
            gates.add(Sinks.one());
            return gates.getLast().asMono();
        });
        var answers = new ArrayList<String>();
        shared.get("a").subscribe(answers::add);
        for (var i = 0; i < 100; i++) shared.get("a").subscribe(answers::add);
        assertThat(gates).hasSize(1);
        gates.getFirst().tryEmitValue("first");
        assertThat(answers).containsExactly("first");
        assertThat(gates).hasSize(2);
        gates.getLast().tryEmitValue("second");
        assertThat(answers).hasSize(101);
        assertThat(answers.subList(1, 101)).containsOnly("second");
    }

    @Test
    void whatFailsFailsForThoseWhoWaitedForItAndNotForTheNext() {
        var shared = new SharedReads<String, Integer>(_ -> Mono.defer(() ->
                reads.incrementAndGet() == 1 ? Mono.error(new IllegalStateException("away")) : Mono.just(reads.get())));
        StepVerifier.create(shared.get("a")).verifyErrorMessage("away");
        StepVerifier.create(shared.get("a")).expectNext(2).verifyComplete();
    }

    @Test
    void whoGivesUpDoesNotStopTheRead() {
        var gate = Sinks.<String>one();
        var shared = new SharedReads<String, String>(_ -> {
            reads.incrementAndGet();
            return gate.asMono();
        });
        shared.get("a").subscribe().dispose();
        gate.tryEmitValue("there");
        StepVerifier.create(shared.get("a")).expectNext("there").verifyComplete();
        assertThat(reads).hasValue(2);
    }

    @Test
    void nobodyIsToldWhatWasTrueBeforeTheyAsked() {
        var truth = new AtomicLong();
        var shared = new SharedReads<String, Long>(_ -> {
            reads.incrementAndGet();
            return Mono.fromCallable(truth::get)
                    .delayElement(Duration.ofNanos(ThreadLocalRandom.current().nextInt(300_000)));
        });
        List<Boolean> right = Flux.range(0, 20_000)
                .flatMap(
                        _ -> Mono.defer(() -> {
                                    var asked = truth.incrementAndGet();
                                    return shared.get("a").map(told -> told >= asked);
                                })
                                .subscribeOn(Schedulers.parallel()),
                        64)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(right).hasSize(20_000).containsOnly(true);
        assertThat(reads.get()).isLessThan(10_000);
    }
}
