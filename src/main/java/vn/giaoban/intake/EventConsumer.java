package vn.giaoban.intake;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.redis.OwnConnection;

/**
 * Carries events from the Redis stream to PostgreSQL as long as the service runs. Every step has a time limit, and whatever fails
 * ends the session at Redis: after a pause the next one begins with a new connection, looks for the group, and first does what the
 * last one left undone.
 */
@Component
class EventConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SINK_PATIENCE = Duration.ofSeconds(10);

    /** What nobody acknowledged for this long, although a batch has {@link #SINK_PATIENCE}, is taken over: what a killed instance held is in the ledger within 30 s. */
    private static final Duration ABANDONED = Duration.ofSeconds(15);

    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(5);

    /** What comes one by one is gathered this long: a transaction and a write of Redis' file for each would slow down those who send. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final EventStream stream;
    private final EventParser parser;
    private final ConferenceEventSink sink;
    private final ReactiveRedisConnectionFactory connections;
    private final String name = "instance-" + UUID.randomUUID();
    private @Nullable Disposable running;
    private @Nullable OwnConnection connection;

    EventConsumer(
            EventStream stream,
            EventParser parser,
            ConferenceEventSink sink,
            ReactiveRedisConnectionFactory connections) {
        this.stream = stream;
        this.parser = parser;
        this.sink = sink;
        this.connections = connections;
    }

    @Override
    public synchronized void start() {
        if (running != null) return;
        connection = new OwnConnection("events", connections);
        running = connection
                .sessions(this::session, MOST_PAUSE, EventConsumer::log)
                .subscribe();
    }

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
        return connection.end();
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    private Flux<Integer> session(ReactiveRedisConnection redis) {
        return stream.ensureGroup(redis)
                .timeout(OwnConnection.PATIENCE)
                .thenMany(untilEmpty(round(redis, stream.readOwn(redis, name))))
                .concatWith(Flux.merge(
                        gathered(round(redis, stream.readNew(redis, name))).repeat(), abandoned(redis)));
    }

    private Flux<Integer> abandoned(ReactiveRedisConnection redis) {
        var round = round(redis, stream.claimAbandoned(redis, name, ABANDONED));
        return Flux.interval(Duration.ZERO, BETWEEN_CLAIMS).onBackpressureDrop().concatMap(_ -> untilEmpty(round));
    }

    private static Mono<Integer> gathered(Mono<Integer> round) {
        return round.delayUntil(
                count -> count == 0 || count == EventStream.BATCH ? Mono.empty() : Mono.delay(GATHERING));
    }

    private static Flux<Integer> untilEmpty(Mono<Integer> round) {
        return round.repeat().takeUntil(count -> count == 0);
    }

    /** Reads some entries, brings them to the database, and only then forgets them; gives their number. */
    private Mono<Integer> round(ReactiveRedisConnection redis, Mono<List<EventStream.Entry>> read) {
        return read.timeout(OwnConnection.PATIENCE)
                .defaultIfEmpty(List.of())
                .flatMap(entries -> handOn(entries)
                        .then(Mono.defer(
                                () -> stream.acknowledge(redis, entries).timeout(OwnConnection.PATIENCE)))
                        .thenReturn(entries.size()));
    }

    private Mono<Void> handOn(List<EventStream.Entry> entries) {
        var events = entries.stream().map(this::read).filter(Objects::nonNull).toList();
        if (events.isEmpty()) return Mono.empty();
        return accept(events).onErrorResume(EventConsumer::isPoison, _ -> oneByOne(events));
    }

    /** One event that the database can't hold must not hold up the others. */
    private Mono<Void> oneByOne(List<ConferenceEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event ->
                        accept(List.of(event)).onErrorResume(EventConsumer::isPoison, fault -> drop(event, fault)))
                .then();
    }

    private Mono<Void> accept(List<ConferenceEvent> events) {
        return sink.accept(events).timeout(SINK_PATIENCE);
    }

    private @Nullable ConferenceEvent read(EventStream.Entry entry) {
        var received = entry.event();
        try {
            if (received != null) return parser.parse(received);
            LOG.warn("Entry {} of the event stream is gone or not an event: dropped", entry.id());
        } catch (ProblemException e) {
            LOG.warn("Entry {} of the event stream can't be read and is dropped: {}", entry.id(), e.getMessage());
        }
        return null;
    }

    private static Mono<Void> drop(ConferenceEvent event, Throwable fault) {
        LOG.error("An event that PostgreSQL can't hold is dropped: {}: {}", event, fault.toString());
        return Mono.empty();
    }

    /** Only what is surely the event's own fault; anything else is tried again until it works. */
    static boolean isPoison(Throwable fault) {
        return fault instanceof DataIntegrityViolationException || fault instanceof IllegalArgumentException;
    }

    /** Once per outage; one answer that came late on a busy machine is none. */
    private static void log(Throwable outage) {
        LOG.warn("Reading conference events failed, trying again: {}", outage.toString());
    }
}
