package vn.giaoban.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps a house busy at a steady pace; can be held, between steps. */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Semaphore steps;
    private final List<Thread> workers = new ArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Semaphore telling = new Semaphore(1);
    private volatile boolean going;
    private volatile boolean closed;

    /** Something that is done again and again. */
    private interface Step {
        void take();
    }

    /** Held at first. */
    Load(House house) {
        for (var i = 0; i < House.SECRETARIES; i++) {
            var secretary = i;
            add(() -> house.book(secretary), Duration.ofMillis(1_200));
        }
        add(() -> tell(house), Duration.ofMillis(150));
        add(house::join, Duration.ofMillis(400));
        add(house::read, Duration.ofMillis(400));
        steps = new Semaphore(0);
        workers.forEach(Thread::start);
    }

    private void add(Step step, Duration pace) {
        workers.add(Thread.ofVirtual().unstarted(() -> work(step, pace)));
    }

    private void work(Step step, Duration pace) {
        try {
            while (!closed) {
                steps.acquire();
                try {
                    step.take();
                } catch (AssertionError | RuntimeException e) {
                    faults.add(e);
                } finally {
                    steps.release();
                }
                Thread.sleep(pace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(House house) {
        if (!telling.tryAcquire()) return;
        try {
            house.visit();
        } finally {
            telling.release();
        }
    }

    /** Lets nobody begin anything, and waits until everybody has been answered. */
    void hold() throws InterruptedException {
        if (!going) return;
        going = false;
        if (!steps.tryAcquire(workers.size(), PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new AssertionError("somebody still waits for an answer");
    }

    /** Lets everybody go on. */
    void goOn() {
        if (going) return;
        going = true;
        steps.release(workers.size());
    }

    /** Tells of no visit from here on, and waits for the answer of the last. */
    void holdVisits() throws InterruptedException {
        if (!telling.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new AssertionError("the conference server still waits for an answer");
    }

    /** Tells of visits again. */
    void goOnVisiting() {
        telling.release();
    }

    /** What nobody should have been answered, since the last time of asking. */
    List<String> faults() {
        var found = faults.stream().map(String::valueOf).toList();
        faults.clear();
        return found;
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
    }
}
