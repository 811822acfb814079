package vn.giaoban.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.conferences.Conference;

/**
 * The door of each conference. No more devices go in during any second than the conference server takes; chair and host go first, then one
 * device of each point before second ones, in the order of their arrival. All instances see one line, in Redis; while Redis is away each
 * lets people in at that rate by itself.
 */
@Component
public class Waves {

    private static final Logger LOG = LoggerFactory.getLogger(Waves.class);
    private static final Duration PATIENCE_WITH_REDIS = Duration.ofMillis(400);

    /** Who has no longer to wait than this gets no page: the answer comes when it is their turn. */
    static final Duration HELD = Duration.ofSeconds(2);

    private static final int HOLDS = 2;

    /** For so long after a failure nobody is made to wait for Redis again. */
    private static final Duration APART = Duration.ofSeconds(2);

    private final SharedLine shared;
    private final LocalLine local;
    private final AdmissionSettings settings;
    private final Clock clock;
    private final AtomicLong sharedAgainAt = new AtomicLong(System.nanoTime());

    Waves(SharedLine shared, LocalLine local, AdmissionSettings settings, Clock clock) {
        this.shared = shared;
        this.local = local;
        this.settings = settings;
        this.clock = clock;
    }

    /** From when on a device may take its place: some minutes before the room opens. */
    public Instant lineOpensAt(Conference conference) {
        return conference.openAt().minus(settings.lineBefore());
    }

    /** Whether a device may take its place at a time. */
    public boolean isLineOpen(Conference conference, Instant now) {
        return !now.isBefore(lineOpensAt(conference)) && now.isBefore(conference.closeAt());
    }

    /**
     * A device is at the door, for the first time or again. Before the room opens nobody goes in; who would have to wait for a moment only is
     * held until then.
     */
    public Mono<Turn> enter(Conference conference, Visitor who) {
        return enter(conference, who, HOLDS);
    }

    private Mono<Turn> enter(Conference conference, Visitor who, int holds) {
        return ask(conference, who)
                .flatMap(turn -> turn instanceof Turn.Later later
                                && holds > 0
                                && later.in().compareTo(HELD) <= 0
                        ? Mono.delay(later.in()).then(Mono.defer(() -> enter(conference, who, holds - 1)))
                        : Mono.just(turn));
    }

    private Mono<Turn> ask(Conference conference, Visitor who) {
        var opensIn = Duration.between(clock.instant(), conference.openAt());
        if (settings.joinsPerSecond() == 0 && !opensIn.isPositive()) return Mono.just(new Turn.Now());
        if (System.nanoTime() - sharedAgainAt.get() < 0) return askLocally(conference, who, opensIn);
        return shared.ask(conference.name(), who, opensIn)
                .timeout(PATIENCE_WITH_REDIS)
                .onErrorResume(fault -> {
                    stopSharing(fault);
                    return askLocally(conference, who, opensIn);
                });
    }

    /** Said once for each time that Redis is tried anew, however many ask. */
    private void stopSharing(Throwable fault) {
        var now = System.nanoTime();
        var before = sharedAgainAt.getAndSet(now + APART.toNanos());
        if (before - now > 0) return;
        LOG.warn("Redis is away, the line at the door is kept by this instance alone: {}", fault.toString());
    }

    private Mono<Turn> askLocally(Conference conference, Visitor who, Duration opensIn) {
        return Mono.fromSupplier(() -> local.ask(conference.name(), who, opensIn));
    }
}
