package vn.giaoban.pages;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What other modules show on the pages of personal links. */
@Component
public class LinkParts {

    private final ObjectProvider<LinkPart> parts;

    LinkParts(ObjectProvider<LinkPart> parts) {
        this.parts = parts;
    }

    /** The cards for the holder of a link, in order. */
    public Mono<List<Card>> of(LinkHolder holder, Reader reader) {
        return Flux.fromStream(parts::orderedStream)
                .concatMap(part -> part.card(holder, reader))
                .collectList();
    }
}
