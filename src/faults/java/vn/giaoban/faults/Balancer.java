package vn.giaoban.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.giaoban.support.Answer;

/**
 * Brings requests to instances as a balancer and a patient client do: to those that say they are ready, looked at twice a second, and again, to the next, when
 * nothing came back or the answer was to come again.
 */
final class Balancer implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 300;

    private final List<Node> nodes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile List<Node> ready = List.of();
    private volatile Tally tally = new Tally();
    private volatile boolean closed;

    Balancer(List<Node> nodes) {
        this.nodes = nodes;
        this.ready = List.copyOf(nodes);
        Thread.ofVirtual().start(this::watch);
    }

    private void watch() {
        while (!closed) {
            var found = nodes.parallelStream().filter(Node::isReady).toList();
            ready = found;
            pause(LOOK.toMillis());
        }
    }

    /** From now on it is counted there. */
    void count(Tally other) {
        tally = other;
    }

    /** How many requests wait for an answer now. */
    int underWay() {
        return underWay.get();
    }

    /** Sends it until there is an answer other than to come again. */
    Answer send(Call call) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var answer = attempt(call, next());
            if (answer != null) return answer;
            pause(PAUSE_MILLIS);
        }
        throw new AssertionError("no answer to " + call + " for " + PATIENCE);
    }

    private Node next() {
        var usable = ready;
        var chosen = usable.isEmpty() ? nodes : usable;
        return chosen.get(Math.floorMod(turn.getAndIncrement(), chosen.size()));
    }

    /** One attempt; null when it has to be made again. */
    @Nullable
    Answer attempt(Call call, Node node) {
        var counted = tally;
        underWay.incrementAndGet();
        try {
            return settled(call, Answer.of(client.send(call.to(node), HttpResponse.BodyHandlers.ofString())), counted);
        } catch (ConnectException e) {
            counted.refused.incrementAndGet();
        } catch (HttpTimeoutException e) {
            counted.late.incrementAndGet();
        } catch (IOException e) {
            counted.broken.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            underWay.decrementAndGet();
        }
        return null;
    }

    private static @Nullable Answer settled(Call call, Answer answer, Tally counted) {
        if (answer.status() == 503 && answer.header("Retry-After") != null) {
            counted.unavailable.incrementAndGet();
            return null;
        }
        if (answer.status() >= 500) {
            counted.wrong(answer.status() + " to " + call + ": " + answer.body());
            return null;
        }
        // the first attempt is still under way somewhere
        if (answer.status() == 409 && answer.body().contains("in-progress")) return null;
        if (answer.header("Idempotency-Replayed") != null) counted.replayed.incrementAndGet();
        if (call.writes() && answer.status() < 300) counted.acknowledged.incrementAndGet();
        return answer;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
