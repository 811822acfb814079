package vn.giaoban.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** What was answered to the first request with a key, and is answered again. */
record FirstAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        String body) {

    Mono<Void> writeTo(ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        set(response, HttpHeaders.CONTENT_TYPE, contentType);
        set(response, HttpHeaders.LOCATION, location);
        set(response, HttpHeaders.ETAG, etag);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    private static void set(ServerHttpResponse response, String name, @Nullable String value) {
        if (value != null) response.getHeaders().set(name, value);
    }
}
