package vn.giaoban.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One call, sent byte for byte as the test says, by a client that follows nothing and corrects nothing. */
public final class HttpCall {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final HttpRequest.Builder request;

    private HttpCall(HttpRequest.Builder request) {
        this.request = request;
    }

    /** A call without credentials. */
    public static HttpCall by(Api api, String method, String path) {
        return new HttpCall(HttpRequest.newBuilder(URI.create(api.base() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** A call by the administrator. */
    public static HttpCall byAdmin(Api api, String method, String path) {
        return by(api, method, path).as("admin", Api.PASSWORD);
    }

    public HttpCall as(String name, String password) {
        return header("Authorization", basic(name, password));
    }

    public HttpCall header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    /** With a body of JSON. */
    public HttpCall json(String method, String body) {
        return body(method, "application/json", body);
    }

    /** With a body. */
    public HttpCall body(String method, String type, String body) {
        request.method(method, HttpRequest.BodyPublishers.ofString(body));
        return header("Content-Type", type);
    }

    /** Sends it and waits. */
    public Answer send() {
        try {
            return sendAsync().join();
        } catch (CompletionException e) {
            throw new AssertionError("no answer", e.getCause());
        }
    }

    /** Sends it; the answer comes later. */
    public CompletableFuture<Answer> sendAsync() {
        return start().thenApply(Answer::of);
    }

    /** Sends it; cancelling the future hangs up. */
    public CompletableFuture<HttpResponse<String>> start() {
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The value of an Authorization header. */
    public static String basic(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * What the service answers to bytes that no client library would send.
     *
     * @param head request line and headers, with line ends of {@code \n}, each character one byte
     */
    public static String raw(Api api, String head) {
        var port = URI.create(api.base()).getPort();
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var text = head.strip().replace("\n", "\r\n") + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
