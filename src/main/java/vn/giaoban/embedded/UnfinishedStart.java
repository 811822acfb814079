package vn.giaoban.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A service that is stopped while it starts: it begins nothing once its parts are made, such as an account of which nobody would be told; and it is closed only when
 * its start has ended, since Boot would take the parts away below the hands of who still uses them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfinishedStart implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(UnfinishedStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Thread starter = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Whether this process has been told to end: it takes no more hooks then. */
    static boolean isStopped() {
        var none = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isStopped()) return;
        log.info("Giaoban was stopped while it started");
        end();
        throw new SpringApplication.AbandonedRunException();
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void end() {
        ended.countDown();
    }

    /** In the thread that stops it, which is the starting one only where a start has failed. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void waitForTheEnd() throws InterruptedException {
        if (Thread.currentThread() == starter) return;
        if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            log.warn("Giaoban is stopped in the middle of its start");
    }
}
