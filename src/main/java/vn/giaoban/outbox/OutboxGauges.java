package vn.giaoban.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What waits in the outbox, for whoever watches: {@code giaoban.outbox.waiting}, {@code giaoban.outbox.dead} (given up, for a person to look at), and
 * {@code giaoban.outbox.oldest}, how many seconds ago the oldest one that waits became due. Each instance tells the same, since they share it.
 */
@Component
class OutboxGauges implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxGauges.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final OutboxStore store;
    private volatile OutboxStore.Backlog backlog = new OutboxStore.Backlog(0, 0, 0);
    private @Nullable Disposable running;

    OutboxGauges(OutboxStore store, MeterRegistry meters) {
        this.store = store;
        Gauge.builder("giaoban.outbox.waiting", this, gauges -> gauges.backlog.waiting())
                .description("Events that no listener has heard yet")
                .register(meters);
        Gauge.builder("giaoban.outbox.dead", this, gauges -> gauges.backlog.dead())
                .description("Events that were given up")
                .register(meters);
        Gauge.builder("giaoban.outbox.oldest", this, gauges -> gauges.backlog.oldest())
                .baseUnit("seconds")
                .description("How long ago the oldest waiting event became due")
                .register(meters);
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ofSeconds(1), EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> look(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        if (running != null) running.dispose();
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private Mono<Void> look() {
        return store.backlog().doOnNext(found -> backlog = found).then().onErrorResume(fault -> {
            LOG.debug("The outbox can't be counted now", fault);
            return Mono.empty();
        });
    }
}
