package vn.giaoban.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.BackgroundWork;

/**
 * Computes boards of which somebody said that they may have changed. However often that is said in a row, as when five hundred people
 * come at once, each is computed a few times a second at most, and never for more than a third of the time.
 */
@Component
class Refresher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONCURRENCY = 4;

    private final Set<BriefingId> waiting = ConcurrentHashMap.newKeySet();
    private final Boards boards;
    private @Nullable Disposable running;

    Refresher(Boards boards) {
        this.boards = boards;
    }

    /** A board may have changed. */
    void wake(BriefingId briefing) {
        waiting.add(briefing);
    }

    @Override
    public synchronized void start() {
        if (running == null)
            running = Flux.interval(PACE)
                    .onBackpressureDrop()
                    .concatMap(_ -> paced(), 1)
                    .contextWrite(BackgroundWork::mark)
                    .subscribe();
    }

    @Override
    public synchronized void stop() {
        if (running != null) running.dispose();
        running = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** A round, and a rest twice as long: a large board must not take the processor from those who come. */
    private Mono<Void> paced() {
        return round().thenReturn(true)
                .elapsed()
                .flatMap(round -> Mono.delay(rest(Duration.ofMillis(round.getT1()))))
                .then();
    }

    /** At most half a second, so that a change is seen within two. */
    private static Duration rest(Duration round) {
        return Duration.ofMillis(Math.min(500, 2 * round.toMillis()));
    }

    private Mono<Void> round() {
        if (waiting.isEmpty()) return Mono.empty();
        var now = List.copyOf(waiting);
        return Flux.fromIterable(now)
                .filter(waiting::remove)
                .flatMap(this::refresh, CONCURRENCY)
                .then();
    }

    /** What fails is seen to by the next sweep, or by whoever watches. */
    private Mono<Void> refresh(BriefingId briefing) {
        return boards.refresh(briefing).timeout(PATIENCE).onErrorResume(fault -> {
            LOG.debug("The board of {} can't be told now", briefing, fault);
            return Mono.empty();
        });
    }
}
