package vn.giaoban.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.stream.ByteBufferRecord;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The Redis stream (Redis 6.2) that events wait in until PostgreSQL has them. */
@Component
class EventStream {

    /** At most this many entries are handed on at once. */
    static final int BATCH = 200;

    /** How long a read waits for entries; shorter than any sensible time-out of commands. */
    static final Duration BLOCK = Duration.ofMillis(250);

    static final String KEY = "giaoban:conference-events";
    static final String GROUP = "giaoban";

    private static final ByteBuffer KEY_BYTES = bytes(KEY);
    private static final StreamReadOptions OPTIONS =
            StreamReadOptions.empty().count(BATCH).block(BLOCK);

    /** Both or neither: an entry that is acknowledged but not deleted would stay for ever. */
    private static final ByteBuffer ACKNOWLEDGE = bytes("""
            redis.call('XACK', KEYS[1], ARGV[1], unpack(ARGV, 2))
            return redis.call('XDEL', KEYS[1], unpack(ARGV, 2))
            """);

    private final ReactiveStringRedisTemplate redis;

    EventStream(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * An entry of the stream.
     *
     * @param event null when the entry is none that {@link #append} made, or is gone
     */
    record Entry(RecordId id, @Nullable ReceivedEvent event) {}

    /** Adds an event; completes when Redis has it. */
    Mono<Void> append(ReceivedEvent event) {
        var fields =
                Map.of("kind", event.kind().name(), "at", event.receivedAt().toString(), "body", event.body());
        return redis.opsForStream()
                .add(StreamRecords.string(fields).withStreamKey(KEY))
                .then();
    }

    /** Makes the stream and its group when they are not there: the first time, or when Redis came back empty. */
    Mono<Void> ensureGroup(ReactiveRedisConnection connection) {
        return connection
                .streamCommands()
                .xGroupCreate(KEY_BYTES.duplicate(), GROUP, ReadOffset.from("0"), true)
                .onErrorResume(EventStream::isThere, _ -> Mono.empty())
                .then();
    }

    /** Entries that nobody has read yet, waiting a moment for the first. */
    @SuppressWarnings("unchecked") // a list of one, as an array
    Mono<List<Entry>> readNew(ReactiveRedisConnection connection, String consumer) {
        return connection
                .streamCommands()
                .xReadGroup(
                        Consumer.from(GROUP, consumer),
                        OPTIONS,
                        StreamOffset.create(KEY_BYTES.duplicate(), ReadOffset.lastConsumed()))
                .map(EventStream::toEntry)
                .collectList();
    }

    /** Entries that this consumer has read before and never acknowledged. */
    Mono<List<Entry>> readOwn(ReactiveRedisConnection connection, String consumer) {
        return connection
                .streamCommands()
                .xPending(KEY_BYTES.duplicate(), Consumer.from(GROUP, consumer), Range.unbounded(), (long) BATCH)
                .flatMapIterable(pending -> pending)
                .map(PendingMessage::getId)
                .concatMap(id -> read(connection, id))
                .collectList();
    }

    /** Takes over entries that any consumer has read and not acknowledged for some time: it is dead or stuck. */
    Mono<List<Entry>> claimAbandoned(ReactiveRedisConnection connection, String consumer, Duration idle) {
        return connection
                .streamCommands()
                .xPending(KEY_BYTES.duplicate(), GROUP, Range.unbounded(), (long) BATCH, idle)
                .map(pending -> pending.stream().map(PendingMessage::getId).toArray(RecordId[]::new))
                .filter(ids -> ids.length > 0)
                .flatMap(ids -> claim(connection, consumer, idle, ids));
    }

    private static Mono<List<Entry>> claim(
            ReactiveRedisConnection connection, String consumer, Duration idle, RecordId[] ids) {
        return connection
                .streamCommands()
                .xClaimJustId(
                        KEY_BYTES.duplicate(),
                        GROUP,
                        consumer,
                        XClaimOptions.minIdle(idle).ids(ids))
                .concatMap(id -> read(connection, id))
                .collectList();
    }

    /** One by one, since an entry that was trimmed away is told apart only so. */
    private static Mono<Entry> read(ReactiveRedisConnection connection, RecordId id) {
        return connection
                .streamCommands()
                .xRange(KEY_BYTES.duplicate(), Range.just(id.getValue()))
                .next()
                .map(EventStream::toEntry)
                .defaultIfEmpty(new Entry(id, null));
    }

    /** Forgets entries that are done with. */
    Mono<Void> acknowledge(ReactiveRedisConnection connection, List<Entry> entries) {
        if (entries.isEmpty()) return Mono.empty();
        var arguments = new ByteBuffer[entries.size() + 2];
        arguments[0] = KEY_BYTES.duplicate();
        arguments[1] = bytes(GROUP);
        for (var i = 0; i < entries.size(); i++)
            arguments[i + 2] = bytes(entries.get(i).id().getValue());
        return connection
                .scriptingCommands()
                .eval(ACKNOWLEDGE.duplicate(), ReturnType.INTEGER, 1, arguments)
                .then();
    }

    private static Entry toEntry(ByteBufferRecord entry) {
        var fields = entry.getValue();
        return new Entry(entry.getId(), fields == null ? null : toEvent(fields).orElse(null));
    }

    private static Optional<ReceivedEvent> toEvent(Map<ByteBuffer, ByteBuffer> fields) {
        try {
            return Optional.of(new ReceivedEvent(
                    ConferenceEvent.Kind.valueOf(field(fields, "kind")),
                    field(fields, "body"),
                    Instant.parse(field(fields, "at"))));
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String field(Map<ByteBuffer, ByteBuffer> fields, String name) {
        return UTF_8.decode(Objects.requireNonNull(fields.get(bytes(name))).duplicate())
                .toString();
    }

    private static boolean isThere(Throwable fault) {
        return fault instanceof RedisSystemException
                && String.valueOf(fault.getMessage() + fault.getCause()).contains("BUSYGROUP");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer();
    }
}
