package vn.giaoban.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Calls the service over HTTP 1.1, one connection per thread kept open; as little of a client as does it. */
final class Caller {

    /** The administrator's {@code Authorization}. */
    static final String LOGIN = "Basic "
            + Base64.getEncoder()
                    .encodeToString(("admin:" + Installation.PASSWORD).getBytes(StandardCharsets.US_ASCII));

    private final Installation installation;

    Caller(Installation installation) {
        System.setProperty("http.maxConnections", "64");
        this.installation = installation;
    }

    /** What came back. */
    record Answer(int status, String body) {

        /** Fails unless the status is the expected one. */
        Answer expect(int expected) {
            if (status != expected) throw new IllegalStateException(status + " instead of " + expected + ": " + body);
            return this;
        }
    }

    Answer post(String path, String body) {
        return post(path, body, null);
    }

    Answer post(String path, String body, @Nullable String idempotencyKey) {
        try {
            var url =
                    URI.create("http://127.0.0.1:" + installation.port() + path).toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Authorization", LOGIN);
            connection.setRequestProperty("Content-Type", "application/json");
            if (idempotencyKey != null) connection.setRequestProperty("Idempotency-Key", idempotencyKey);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setFixedLengthStreamingMode(bytes.length);
            try (var out = connection.getOutputStream()) {
                out.write(bytes);
            }
            var status = connection.getResponseCode();
            try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
