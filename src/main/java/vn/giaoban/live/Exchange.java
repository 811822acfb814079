package vn.giaoban.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.ReactiveSubscription;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.database.BackgroundWork;
import vn.giaoban.redis.OwnConnection;

/**
 * Hears from Redis what changed on any board, and wakes those who watch it here. Subscriptions have been seen to fall silent for good after
 * an outage; so each instance says something every two seconds, and who has not heard anything for six begins anew with another
 * connection and reads all boards again. While there is no subscription, the boards that are watched here are computed here.
 */
@Component
class Exchange implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Duration PULSE = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(2);
    private static final Duration COMPUTATION = Duration.ofSeconds(10);
    private static final int CONCURRENCY = 4;

    private final Hubs hubs;
    private final Boards boards;
    private final BoardLog log;
    private final ReactiveRedisConnectionFactory connections;
    private final LiveSettings settings;
    private final String pulse = "pulse " + UUID.randomUUID();
    private volatile boolean subscribed;
    private @Nullable Disposable running;
    private @Nullable OwnConnection connection;

    Exchange(
            Hubs hubs, Boards boards, BoardLog log, ReactiveRedisConnectionFactory connections, LiveSettings settings) {
        this.hubs = hubs;
        this.boards = boards;
        this.log = log;
        this.connections = connections;
        this.settings = settings;
    }

    /** A thread of its own, so that Redis' answers to others do not wait while a thousand watchers are woken. */
    @Override
    public synchronized void start() {
        if (running != null) return;
        hubs.open();
        var thread = Schedulers.newSingle("live-board", true);
        connection = new OwnConnection("live-board", connections);
        running = Disposables.composite(
                connection
                        .sessions(redis -> session(redis, thread), MOST_PAUSE, Exchange::log)
                        .contextWrite(BackgroundWork::mark)
                        .subscribe(),
                heartbeats(thread).subscribe(),
                polls(thread).contextWrite(BackgroundWork::mark).subscribe(),
                thread);
    }

    /** Before the web server stops, which would wait for its watchers. */
    @Override
    public void stop() {
        end().subscribe();
    }

    /** Redis' client goes after us. */
    @Override
    public void stop(Runnable stopped) {
        end().doFinally(_ -> stopped.run()).subscribe();
    }

    private synchronized Mono<Void> end() {
        if (running == null || connection == null) return Mono.empty();
        running.dispose();
        running = null;
        hubs.close();
        return connection.end();
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    private Flux<Void> heartbeats(Scheduler thread) {
        return Flux.interval(settings.heartbeat(), thread)
                .onBackpressureDrop()
                .concatMap(_ -> Mono.fromRunnable(() -> hubs.all().forEach(Hub::beat)));
    }

    /** Without Redis. */
    private Flux<Void> polls(Scheduler thread) {
        return Flux.interval(settings.pollWithoutRedis(), thread)
                .onBackpressureDrop()
                .filter(_ -> !subscribed)
                .concatMap(_ -> Flux.fromIterable(hubs.all())
                        .flatMap(hub -> poll(hub, thread), CONCURRENCY)
                        .then());
    }

    private Mono<Void> poll(Hub hub, Scheduler thread) {
        return boards.lines(hub.briefing())
                .timeout(COMPUTATION)
                .publishOn(thread)
                .filter(_ -> !subscribed)
                .doOnNext(lines -> hub.take(lines, boards))
                .then()
                .onErrorResume(Exchange::forgive);
    }

    private Flux<Boolean> session(ReactiveRedisConnection redis, Scheduler thread) {
        return redis.pubSubCommands()
                .createSubscription(SubscriptionListener.NO_OP_SUBSCRIPTION_LISTENER)
                .flatMapMany(subscription -> Flux.merge(heard(subscription, thread), begin(subscription, thread)))
                .doFinally(_ -> subscribed = false);
    }

    private Flux<Boolean> heard(ReactiveSubscription subscription, Scheduler thread) {
        return subscription
                .receive()
                .map(message ->
                        StandardCharsets.UTF_8.decode(message.getMessage()).toString())
                .timeout(SILENCE)
                .publishOn(thread)
                .concatMap(message -> hear(message).thenReturn(true));
    }

    /** What changed before the subscription stood is read. */
    private Flux<Boolean> begin(ReactiveSubscription subscription, Scheduler thread) {
        return subscription
                .subscribe(ByteBuffer.wrap(BoardLog.CHANNEL.getBytes(StandardCharsets.UTF_8)))
                .timeout(OwnConnection.PATIENCE)
                .then(Mono.fromRunnable(() -> subscribed = true))
                .thenMany(Flux.merge(renewAll(thread), pulses(thread)));
    }

    private Flux<Boolean> pulses(Scheduler thread) {
        return Flux.interval(PULSE, thread)
                .onBackpressureDrop()
                .concatMap(_ ->
                        log.pulse(pulse).retry(1).thenMany(checkAll(thread)).then(Mono.just(true)));
    }

    private Flux<Void> checkAll(Scheduler thread) {
        return Flux.fromIterable(hubs.all()).flatMap(hub -> check(hub, thread), CONCURRENCY);
    }

    private Mono<Void> hear(String message) {
        if (message.startsWith("pulse ")) return Mono.empty();
        var told = log.told(message);
        var hub = hubs.find(told.briefing());
        return hub == null || hub.take(told) ? Mono.empty() : read(hub);
    }

    /** A message can be lost without anybody noticing. */
    private Mono<Void> check(Hub hub, Scheduler thread) {
        return log.last(hub.briefing()).publishOn(thread).flatMap(last -> {
            var board = hub.board();
            if (board == null || board.id().equals(last)) return Mono.empty();
            return last.isEmpty() ? renew(hub, thread) : read(hub);
        });
    }

    private Mono<Boolean> renewAll(Scheduler thread) {
        return Flux.fromIterable(hubs.all())
                .flatMap(hub -> renew(hub, thread), CONCURRENCY)
                .then(Mono.just(true));
    }

    /** Redis may have come back with less than it had. */
    private Mono<Void> renew(Hub hub, Scheduler thread) {
        return boards.refresh(hub.briefing())
                .timeout(COMPUTATION)
                .publishOn(thread)
                .then(Mono.defer(() -> read(hub)))
                .onErrorResume(Exchange::forgive);
    }

    private Mono<Void> read(Hub hub) {
        return log.read(hub.briefing()).doOnNext(hub::take).then().onErrorResume(Exchange::forgive);
    }

    /** It is looked at again within seconds. */
    private static Mono<Void> forgive(Throwable fault) {
        LOG.debug("A live board can't be renewed now", fault);
        return Mono.empty();
    }

    /** Once per outage; what the next connection mends is none. */
    private static void log(Throwable outage) {
        LOG.warn(
                "Changes of live boards can't be heard from Redis, each instance computes its own: {}",
                outage.toString());
    }
}
