package vn.giaoban.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.giaoban.briefings.BriefingId;

/**
 * The board of one briefing as it is watched at this instance. Watchers are only woken; each then takes what it has not seen yet from the
 * board that all of them share. Whoever is slow is woken less often and takes more at once, or the whole board when the changes it
 * missed are no longer kept, so that a watcher never costs more memory than its place.
 */
final class Hub {

    /** Why watchers are woken. */
    private enum Call {
        LOOK,
        HEARTBEAT,
        LEAVE
    }

    private static final byte[] HEARTBEAT = {':', '\n', '\n'};
    private static final byte[] NOTHING = {};
    private static final Duration TURN = Duration.ofSeconds(2);

    private final BriefingId briefing;
    private final Sinks.Many<Call> calls = Sinks.many().multicast().directBestEffort();
    private final AtomicReference<@Nullable Board> board = new AtomicReference<>();
    private final Mono<Board> opened;
    private int watchers;

    /**
     * The hub of a briefing.
     *
     * @param first gives the board when the first watcher comes; tried again by the next when it fails
     */
    Hub(BriefingId briefing, Mono<Board> first) {
        this.briefing = briefing;
        this.opened = first.doOnNext(found -> board.compareAndSet(null, found))
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    BriefingId briefing() {
        return briefing;
    }

    /** One watcher more; only called while nobody else calls this or {@link #left}. */
    Hub entered() {
        watchers++;
        return this;
    }

    /** One watcher less; whether it was the last. */
    boolean left() {
        return --watchers == 0;
    }

    /** The board; null while nobody has opened it. */
    @Nullable
    Board board() {
        return board.get();
    }

    /**
     * What a watcher gets, as it goes over the wire; ends with the board. Nothing at all for one who comes back to a board that is closed and
     * has seen all of it.
     *
     * @param seen the id of the last event that the watcher has seen; null for none
     */
    Flux<byte[]> watch(@Nullable String seen) {
        return opened.flatMapMany(_ -> {
            var place = new Place(seen);
            return Flux.merge(calls.asFlux(), Mono.just(Call.LOOK))
                    .onBackpressureLatest()
                    .handle((call, sink) -> {
                        var bytes = place.take(call);
                        if (bytes.length > 0) sink.next(bytes);
                        if (call == Call.LEAVE || place.isAtTheEnd()) sink.complete();
                    });
        });
    }

    /** How far one watcher has seen. */
    private final class Place {
        private @Nullable String seen;
        private boolean atTheEnd;

        Place(@Nullable String seen) {
            this.seen = seen;
        }

        byte[] take(Call call) {
            var now = board.get();
            if (now == null) return NOTHING;
            atTheEnd = now.isClosed();
            if (now.id().equals(seen)) return call == Call.HEARTBEAT ? HEARTBEAT : NOTHING;
            var bytes = now.since(seen);
            seen = now.id();
            return bytes;
        }

        boolean isAtTheEnd() {
            return atTheEnd;
        }
    }

    /** Takes changes that were told; false when some were missed, or all has to be read anew. */
    boolean take(BoardLog.Told told) {
        var now = board.get();
        if (now == null) return true;
        if (isKnown(now, told)) return true;
        if (!now.id().equals(told.before()) || told.changes().stream().anyMatch(Change::isOfAll)) return false;
        return replace(now, now.with(told.changes()));
    }

    private static boolean isKnown(Board now, BoardLog.Told told) {
        return told.changes().isEmpty()
                || now.id().equals(told.changes().getLast().id());
    }

    /** Puts another board in its place. */
    void take(Board other) {
        var now = board.get();
        if (now == null || now.id().equals(other.id())) return;
        if (!replace(now, other)) take(other);
    }

    /** Takes lines that were computed here while Redis is away. */
    void take(SortedMap<String, String> lines, Boards boards) {
        var now = board.get();
        if (now == null) return;
        if (now.isOtherThan(lines)) {
            replace(now, boards.alone(lines));
            return;
        }
        var changes = new ArrayList<Change>();
        for (var line : now.differences(lines))
            changes.add(new Change(UUID.randomUUID().toString(), line.getKey(), line.getValue()));
        if (!changes.isEmpty()) replace(now, now.with(changes));
    }

    private boolean replace(Board now, Board next) {
        if (!board.compareAndSet(now, next)) return false;
        wake(Call.LOOK);
        return true;
    }

    /** Lets every watcher hear that the connection stands. */
    void beat() {
        wake(Call.HEARTBEAT);
    }

    /** Sends every watcher away, who may come back to another instance. */
    void close() {
        wake(Call.LEAVE);
    }

    private void wake(Call call) {
        calls.emitNext(call, Sinks.EmitFailureHandler.busyLooping(TURN));
    }
}
