package vn.giaoban.invitations;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.giaoban.database.Transactions;
import vn.giaoban.letters.Message;
import vn.giaoban.post.Post;

/**
 * Sends what waits: at most eight messages at a time, each claimed, committed, delivered and marked on its own, so that a slow one
 * holds up no other and no transaction spans a conversation with a mail server. Woken by new messages, and by looking every few
 * seconds for those of other instances and those whose time has come.
 */
@Component
class MailRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final QueueStore queue;
    private final Delivery delivery;
    private final Transactions transactions;
    private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile Sinks.Empty<Void> stop = Sinks.empty();
    private volatile boolean stopping;
    private @Nullable Disposable running;

    MailRelay(QueueStore queue, Delivery delivery, Transactions transactions) {
        this.queue = queue;
        this.delivery = delivery;
        this.transactions = transactions;
    }

    /** There may be something to send: call it after the commit. A call that gets lost in a crowd is made good by the next look. */
    void wake() {
        wakes.tryEmitNext(true);
    }

    @Override
    public void start() {
        stopping = false;
        stop = Sinks.empty();
        running = Flux.merge(Flux.interval(Duration.ZERO, POLL).map(_ -> true), wakes.asFlux())
                .takeUntilOther(stop.asMono())
                .onBackpressureLatest()
                // more than there are lanes, so that slow messages never keep fresh ones from being looked for
                .flatMap(_ -> look(), 2 * Post.LANES, 1)
                .subscribe();
    }

    /** Takes nothing new, and waits for the answers that are still to come: an unmarked message would be sent again. */
    @Override
    public void stop(Runnable stopped) {
        stopping = true;
        stop.tryEmitEmpty();
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .takeUntil(_ -> busy.get() == 0)
                .take(Duration.ofSeconds(15))
                .doFinally(_ -> {
                    stop();
                    stopped.run();
                })
                .subscribe();
    }

    @Override
    public void stop() {
        stopping = true;
        if (running != null) running.dispose();
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private Mono<Void> look() {
        return delivery.missWhatIsOver()
                .then(queue.countDue(Post.LANES))
                .flatMap(due -> due == 0 ? delivery.rest() : openLanes(due))
                .onErrorResume(this::lookAgainLater);
    }

    private Mono<Void> openLanes(int wanted) {
        return Flux.range(0, wanted).flatMap(_ -> lane(), Post.LANES).then();
    }

    /** One message after the other until none is due. */
    private Mono<Void> lane() {
        return Mono.defer(() -> {
            if (busy.incrementAndGet() > Post.LANES) {
                busy.decrementAndGet();
                return Mono.empty();
            }
            return next().repeat().takeWhile(found -> found).then().doFinally(_ -> busy.decrementAndGet());
        });
    }

    private Mono<Boolean> next() {
        return Mono.defer(() -> stopping ? Mono.empty() : transactions.run(queue.claim(LEASE)))
                .flatMap(message -> held(message, delivery.deliver(message)).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Keeps the lease while the delivery lasts, however slow the mail server is. */
    private Mono<Void> held(Message message, Mono<Void> work) {
        var renewals = Flux.interval(LEASE.dividedBy(4))
                .onBackpressureDrop()
                .concatMap(_ -> transactions.run(queue.renew(message, LEASE)).onErrorResume(this::lookAgainLater), 1);
        return Mono.firstWithSignal(work, renewals.then(Mono.never()));
    }

    private Mono<Void> lookAgainLater(Throwable fault) {
        LOG.debug("The messages can't be read now", fault);
        return Mono.empty();
    }
}
