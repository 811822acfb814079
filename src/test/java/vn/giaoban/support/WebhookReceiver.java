package vn.giaoban.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes events as a gateway would, and answers as it is told. */
public final class WebhookReceiver implements Closeable {

    /** What came: headers by their names in lower case, and the body. */
    public record Received(Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Integer> answers = new ConcurrentLinkedDeque<>();
    private volatile int size;
    private volatile long slowness;

    /** Listens at a free port. */
    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events?for=tests";
    }

    /** The statuses of the next answers; then 204. */
    public void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Answers are so long. */
    public void talk(int bytes) {
        size = bytes;
    }

    /** Waits so long before it answers. */
    public void answerAfter(long millis) {
        slowness = millis;
    }

    /** What came so far. */
    public List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(headers, body));
            if (slowness > 0) Thread.sleep(slowness);
            var status = answers.isEmpty() ? 204 : answers.poll();
            if (status >= 300 && status < 400) exchange.getResponseHeaders().set("Location", url() + "&redirected");
            exchange.sendResponseHeaders(status, status == 204 ? -1 : size);
            if (status != 204 && size > 0) exchange.getResponseBody().write(new byte[size]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
