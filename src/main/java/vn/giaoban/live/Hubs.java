package vn.giaoban.live;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.CommonProblem.Unavailable;
import vn.giaoban.kernel.ProblemException;

/** The boards that are watched at this instance: each is held while somebody watches it. */
@Component
class Hubs {

    private final ConcurrentMap<BriefingId, Hub> hubs = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();
    private final Boards boards;
    private final Refresher refresher;
    private final LiveSettings settings;
    private volatile boolean closed;

    Hubs(Boards boards, Refresher refresher, LiveSettings settings) {
        this.boards = boards;
        this.refresher = refresher;
        this.settings = settings;
    }

    /**
     * What a watcher of a briefing gets, see {@link Hub#watch}. Fails with {@link Unavailable} when there are too many at this instance, and
     * with the problem of a briefing that is not there.
     */
    Flux<byte[]> watch(BriefingId briefing, @Nullable String seen) {
        return Flux.using(() -> enter(briefing), hub -> hub.watch(seen), this::leave);
    }

    /** All that are held now. */
    Collection<Hub> all() {
        return List.copyOf(hubs.values());
    }

    /** The hub of a briefing; null when nobody watches it here. */
    @Nullable
    Hub find(BriefingId briefing) {
        return hubs.get(briefing);
    }

    /** How many watch here. */
    int watchers() {
        return watchers.get();
    }

    /** Takes watchers, from the first moment on or again. */
    void open() {
        closed = false;
    }

    /** Sends all watchers away, and takes no more of them: the web server, which is about to stop, would wait for each. */
    void close() {
        closed = true;
        all().forEach(Hub::close);
    }

    private Hub enter(BriefingId briefing) {
        if (closed) throw new Unavailable("This instance is about to stop; try again").asException();
        if (watchers.incrementAndGet() > settings.watchers()) {
            watchers.decrementAndGet();
            throw new Unavailable("Too many watch live boards here now").asException();
        }
        return Objects.requireNonNull(
                hubs.compute(briefing, (id, known) -> (known == null ? open(id) : known).entered()));
    }

    /** What Redis has may be some time old: nobody computes the board of a briefing that is far away. */
    private Hub open(BriefingId briefing) {
        return new Hub(
                briefing,
                Mono.defer(() -> boards.shared(briefing))
                        .doOnNext(_ -> refresher.wake(briefing))
                        .onErrorResume(fault -> !(fault instanceof ProblemException), _ -> boards.local(briefing)));
    }

    private void leave(Hub left) {
        watchers.decrementAndGet();
        hubs.computeIfPresent(left.briefing(), (_, hub) -> hub.left() ? null : hub);
    }
}
