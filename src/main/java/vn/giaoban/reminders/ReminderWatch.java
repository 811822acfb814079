package vn.giaoban.reminders;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.BackgroundWork;

/**
 * Looks by itself, on every instance, for reminders that are due: Quartz may be waiting for an instance that is dead, whose clock was wrong, or whose triggers were lost
 * with it, and then a sweep of its own would wait as well. Whoever looks first sends; the others find nothing.
 */
@Component
class ReminderWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final Reminders reminders;
    private @Nullable Disposable running;

    ReminderWatch(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public synchronized void start() {
        if (running == null)
            running = Flux.interval(PERIOD)
                    .onBackpressureDrop()
                    .concatMap(_ -> look(), 1)
                    .contextWrite(BackgroundWork::mark)
                    .subscribe();
    }

    private Mono<Void> look() {
        return reminders.sweep().onErrorResume(fault -> {
            LOG.debug("Reminders can't be read now", fault);
            return Mono.empty();
        });
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
}
