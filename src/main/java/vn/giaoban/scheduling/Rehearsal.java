package vn.giaoban.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingViews;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.planning.BriefingForm;

/**
 * Books a briefing over and over for a moment before the service says that it is ready, and rolls each back: the first booking of a new
 * process takes ten times as long as the thousandth, and nobody should have to be the first, with others waiting for the same hour.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(SchedulingSettings.class)
class Rehearsal implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int ENOUGH = 100;

    private final Scheduling scheduling;
    private final BriefingViews views;
    private final Transactions transactions;
    private final Clock clock;
    private final SchedulingSettings settings;

    Rehearsal(
            Scheduling scheduling,
            BriefingViews views,
            Transactions transactions,
            Clock clock,
            SchedulingSettings settings) {
        this.scheduling = scheduling;
        this.views = views;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.rehearsal().isZero()) return;
        var until = System.nanoTime() + settings.rehearsal().toNanos();
        var booked = Mono.defer(this::once)
                .repeat(() -> System.nanoTime() < until)
                .take(ENOUGH)
                .count()
                .onErrorResume(fault -> {
                    LOG.debug("No rehearsal", fault);
                    return Mono.just(0L);
                })
                .block();
        LOG.debug("Rehearsed {} bookings", booked);
    }

    private Mono<Boolean> once() {
        return transactions
                .run(scheduling
                        .schedule(farAway(), Actor.SYSTEM)
                        .flatMap(done -> views.whole(done.briefing()))
                        .then(Mono.<Boolean>error(new Undone())))
                .onErrorReturn(Undone.class, true);
    }

    /** On a day that nobody has planned yet. */
    private BriefingForm farAway() {
        var start = clock.instant()
                .plus(Duration.ofDays(20 * 365))
                .truncatedTo(ChronoUnit.HOURS)
                .atZone(HomeZone.ID)
                .toOffsetDateTime();
        return new BriefingForm(
                "Rehearsal",
                null,
                null,
                null,
                start,
                start.plusHours(1),
                null,
                List.of("ALL"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /** Ends a rehearsal's transaction. */
    private static final class Undone extends RuntimeException {
        Undone() {
            super("rehearsal", null, false, false);
        }
    }
}
