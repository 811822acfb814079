package vn.giaoban.overview;

import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.pages.Card;
import vn.giaoban.pages.Screen;

/** What a module shows on a briefing's first tab, below what is planned; a module that has something makes it a bean. */
public interface OverviewPart {

    /** Its card for whoever reads the page; empty when there is nothing to show. */
    Mono<Card> card(Briefing briefing, Screen screen);
}
