package vn.giaoban.invitations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.database.BackgroundWork;
import vn.giaoban.database.Transactions;
import vn.giaoban.letters.Message;
import vn.giaoban.post.Post;

/**
 * Sends what waits, each channel for itself: at most eight messages at a time, each delivered and marked on its own, so that a slow one holds up no other and no
 * transaction spans a conversation with a mail server. The next few are claimed while those are under way. Woken by new messages, and by
 * looking every few seconds for those of other instances and those whose time has come.
 */
@Component
class MailRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);
    /** Renewed in time while a delivery lasts; what a killed instance had is sent by others within 30 s. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofSeconds(2);
    /** As many are claimed at once, and as many may wait for a lane. */
    private static final int BATCH = Post.LANES;

    private final QueueStore queue;
    private final ChannelStore channels;
    private final Delivery delivery;
    private final Marks marks;
    private final Transactions transactions;
    private final Clock clock;
    private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
    /** What is claimed and not marked yet. */
    private final Map<UUID, Message> held = new ConcurrentHashMap<>();

    private volatile Sinks.Empty<Void> stop = Sinks.empty();
    private volatile boolean stopping;
    private @Nullable Disposable running;

    MailRelay(
            QueueStore queue,
            ChannelStore channels,
            Delivery delivery,
            Marks marks,
            Transactions transactions,
            Clock clock) {
        this.queue = queue;
        this.channels = channels;
        this.delivery = delivery;
        this.marks = marks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** There may be something to send: call it after the commit. A call that gets lost in a crowd is made good by the next look. */
    void wake() {
        wakes.tryEmitNext(true);
    }

    @Override
    public void start() {
        stopping = false;
        stop = Sinks.empty();
        running = Flux.merge(relaying(Channel.MAIL), relaying(Channel.WEBHOOK), marks.writing(), renewing())
                .contextWrite(BackgroundWork::mark)
                .subscribe();
    }

    /** Takes nothing new, and waits for the answers that are still to come: an unmarked message would be sent again. */
    @Override
    public void stop(Runnable stopped) {
        stopping = true;
        stop.tryEmitEmpty();
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .takeUntil(_ -> held.isEmpty())
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
        held.clear();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private Flux<Void> relaying(Channel channel) {
        return Flux.merge(Flux.interval(Duration.ZERO, POLL).map(_ -> true), wakes.asFlux())
                .takeUntilOther(stop.asMono())
                .onBackpressureLatest()
                .concatMap(_ -> due(channel), 1)
                // the next are claimed while these are under way
                .publishOn(Schedulers.parallel(), BATCH)
                .flatMap(message -> deliver(channel, message), Post.LANES, 1)
                // a lane is free again at the answer, not only when that is written down
                .flatMap(this::write, 2 * Post.LANES);
    }

    /** What is due, claimed as it is asked for, until nothing is. */
    private Flux<Message> due(Channel channel) {
        return transactions
                .run(tidied(channel))
                .thenMany(claimed(channel).repeat(() -> !stopping).takeWhile(batch -> !batch.isEmpty()))
                .concatMapIterable(batch -> batch, 1)
                .switchIfEmpty(channel == Channel.MAIL ? delivery.rest().then(Mono.empty()) : Mono.empty())
                .onErrorResume(this::lookAgainLater);
    }

    /** What came too late is given up; what can't be delivered by mail is passed on to the other channel. */
    private Mono<Void> tidied(Channel channel) {
        return switch (channel) {
            case MAIL -> queue.missWhatIsOver(clock.instant());
            case WEBHOOK -> channels.fallBack(clock.instant()).then();
        };
    }

    private Mono<List<Message>> claimed(Channel channel) {
        return Mono.defer(() -> marks.areBehind() ? Mono.just(List.of()) : claim(channel));
    }

    private Mono<List<Message>> claim(Channel channel) {
        return transactions
                .run(queue.claim(channel, BATCH, LEASE).collectList())
                .doOnNext(batch -> batch.forEach(message -> held.put(message.id(), message)));
    }

    private Mono<Mark> deliver(Channel channel, Message message) {
        return stopping ? Mono.just(Mark.givenBack(message, clock.instant())) : delivery.attempt(channel, message);
    }

    private Mono<Void> write(Mark mark) {
        return marks.write(mark).doFinally(_ -> held.remove(mark.message()));
    }

    /** Keeps the leases while deliveries last, however slow the mail server is. */
    private Flux<Void> renewing() {
        return Flux.interval(LEASE.dividedBy(4)).onBackpressureDrop().concatMap(_ -> renewed(), 1);
    }

    private Mono<Void> renewed() {
        if (held.isEmpty()) return Mono.empty();
        return transactions.run(queue.renew(held.values(), LEASE)).onErrorResume(this::lookAgainLater);
    }

    private <T> Mono<T> lookAgainLater(Throwable fault) {
        LOG.debug("The messages can't be read now", fault);
        return Mono.empty();
    }
}
