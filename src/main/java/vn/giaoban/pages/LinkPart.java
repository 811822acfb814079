package vn.giaoban.pages;

import reactor.core.publisher.Mono;

/** What a module shows on the pages of personal links, {@code /j/} and {@code /p/}; a module that has something makes it a bean. */
public interface LinkPart {

    /** Its card for the holder of a link; empty when there is nothing for them. */
    Mono<Card> card(LinkHolder holder, Reader reader);
}
