package vn.giaoban.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends requests to one instance, so many a second whatever becomes of them, or as many as it answers. */
final class Pace implements AutoCloseable {

    /** More than the service lets wait, so that it is the service that says no. */
    private static final int OPEN = 2_000;

    /** Whoever is let in may wait for ten seconds by the contract, and then has to be answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Node node;
    private final House house;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Semaphore open = new Semaphore(OPEN);

    Pace(Node node, House house) {
        this.node = node;
        this.house = house;
    }

    /** What came of a time of sending. */
    static final class Outcome {
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();
        final AtomicInteger turnedAway = new AtomicInteger();
        final AtomicInteger broken = new AtomicInteger();
        final Map<String, Integer> faults = new ConcurrentHashMap<>();
        final Queue<Long> doneMillis = new ConcurrentLinkedQueue<>();
        final Queue<Long> turnedAwayMillis = new ConcurrentLinkedQueue<>();

        private void breaks(String fault) {
            broken.incrementAndGet();
            faults.merge(fault.substring(0, Math.min(300, fault.length())), 1, Integer::sum);
        }

        /** The time in which so large a part was answered. */
        static long quantile(Queue<Long> millis, double part) {
            var sorted = millis.stream().sorted().toList();
            return sorted.isEmpty()
                    ? 0
                    : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
        }
    }

    /** How many a second are answered when so many callers never pause. */
    double sustainable(int callers, Duration time) throws InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        var done = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < callers; i++)
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < until) if (isDone()) done.incrementAndGet();
            }));
        for (var thread : threads) thread.join();
        return done.get() * 1e9 / time.toNanos();
    }

    private boolean isDone() {
        try {
            return client.send(house.busy().to(node, PATIENCE), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends so many a second. */
    Outcome send(double perSecond, Duration time) throws InterruptedException {
        var outcome = new Outcome();
        var began = System.nanoTime();
        var until = began + time.toNanos();
        for (var n = 0; System.nanoTime() < until; n++) {
            var due = began + (long) (n * 1e9 / perSecond);
            while (System.nanoTime() < due) LockSupport.parkNanos(Math.max(50_000, due - System.nanoTime()));
            if (!open.tryAcquire(10, TimeUnit.SECONDS)) throw new AssertionError("nothing is answered any more");
            send(outcome);
        }
        open.acquire(OPEN);
        open.release(OPEN);
        return outcome;
    }

    private void send(Outcome outcome) {
        var began = System.nanoTime();
        outcome.sent.incrementAndGet();
        var _ = client.sendAsync(house.busy().to(node, PATIENCE), HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, fault) -> {
                    open.release();
                    if (fault != null) outcome.breaks(fault.toString());
                    else write(outcome, answer, (System.nanoTime() - began) / 1_000_000);
                });
    }

    private static void write(Outcome outcome, HttpResponse<String> answer, long millis) {
        if (answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()) {
            outcome.turnedAway.incrementAndGet();
            outcome.turnedAwayMillis.add(millis);
        } else if (answer.statusCode() >= 400) outcome.breaks(answer.statusCode() + " " + answer.body());
        else {
            outcome.done.incrementAndGet();
            outcome.doneMillis.add(millis);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
