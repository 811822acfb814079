package vn.giaoban.audience;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.secrets.KeyedTokens;
import vn.giaoban.web.PublicUrl;

/** The addresses under which recipients find all their occurrences of a series, each with its own way in. */
@Component
public class SeriesLinks {

    private static final String PURPOSE = "series-link";
    private static final String DESK = "series-desk-link";
    private static final int GENERATION = 1;

    private final SeriesLinkStore store;
    private final KeyedTokens tokens;
    private final PublicUrl url;

    SeriesLinks(SeriesLinkStore store, KeyedTokens tokens, PublicUrl url) {
        this.store = store;
        this.tokens = tokens;
        this.url = url;
    }

    /** Within a transaction: the links' ids by recipient; who has none yet gets one. */
    public Mono<Map<String, UUID>> keep(UUID series, Collection<String> recipients) {
        return recipients.isEmpty() ? Mono.just(Map.of()) : store.keep(series, recipients);
    }

    /** The addresses of a link, as letters name them: a point has a second one, to its own pages of all occurrences. */
    public Ways ways(UUID link, Recipient.Kind kind) {
        var desk = kind == Recipient.Kind.POINT ? url.to("/p/series/" + tokens.of(DESK, link, GENERATION)) : null;
        return new Ways(url.to("/j/series/" + tokens.of(PURPOSE, link, GENERATION)), desk);
    }

    /** What a token leads to; empty when it is no such token. */
    public Mono<SeriesLink> find(String token) {
        return find(PURPOSE, token);
    }

    /** What the token of a point's pages leads to; empty when it is no such token. */
    public Mono<SeriesLink> findDesk(String token) {
        return find(DESK, token);
    }

    private Mono<SeriesLink> find(String purpose, String token) {
        return Mono.justOrEmpty(KeyedTokens.idIn(token))
                .filter(id -> tokens.fits(purpose, id, GENERATION, token))
                .flatMap(store::find);
    }
}
