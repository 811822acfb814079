package vn.giaoban.papers;

import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import vn.giaoban.web.Parameters;

/** Documents by personal links. */
@Controller
class LinkedDocuments {

    private final PaperLinks links;
    private final Downloads downloads;

    LinkedDocuments(PaperLinks links, Downloads downloads) {
        this.links = links;
        this.downloads = downloads;
    }

    @GetMapping("/j/{token}/documents/{document}")
    Mono<Void> ofParticipant(@PathVariable String token, @PathVariable String document, ServerHttpResponse response) {
        return links.byJoin(token, id(document)).flatMap(found -> downloads.send(found, response));
    }

    @GetMapping("/p/{token}/documents/{document}")
    Mono<Void> ofPoint(@PathVariable String token, @PathVariable String document, ServerHttpResponse response) {
        return links.byDesk(token, id(document)).flatMap(found -> downloads.send(found, response));
    }

    private static UUID id(String document) {
        return Parameters.id("Document", document);
    }
}
