package vn.giaoban.papers;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends documents: always to be saved, never to be shown as a page of ours. */
@Component
class Downloads {

    private final Documents documents;

    Downloads(Documents documents) {
        this.documents = documents;
    }

    /** Sends a document; a piece of it is in memory at a time, as fast as the receiver takes it. */
    Mono<Void> send(Document document, ServerHttpResponse response) {
        addHeaders(document, response.getHeaders());
        var buffers = response.bufferFactory();
        return response.writeAndFlushWith(documents.content(document).map(piece -> piece.map(buffers::wrap)));
    }

    private static void addHeaders(Document document, HttpHeaders headers) {
        headers.setContentType(MediaType.parseMediaType(document.mediaType()));
        headers.setContentLength(document.size());
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(document.name(), StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.setCacheControl("no-store");
    }
}
