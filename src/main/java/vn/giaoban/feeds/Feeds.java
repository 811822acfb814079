package vn.giaoban.feeds;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Page;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.points.Points;
import vn.giaoban.secrets.KeyedTokens;
import vn.giaoban.web.Paging;
import vn.giaoban.web.PublicUrl;

/** Feeds and their addresses. A feed and its page have one each, so that who may see the page in a portal has not got the feed. */
@Component
class Feeds {

    private final FeedStore store;
    private final Points points;
    private final KeyedTokens tokens;
    private final PublicUrl url;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Feeds(
            FeedStore store,
            Points points,
            KeyedTokens tokens,
            PublicUrl url,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.points = points;
        this.tokens = tokens;
        this.url = url;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What an address of a feed is for. */
    enum Purpose {
        CALENDAR("feed-calendar"),
        WEEK("feed-week");

        private final String key;

        Purpose(String key) {
            this.key = key;
        }
    }

    /** Makes a feed; fails with {@link InvalidRequest} when there is no such point. */
    Mono<Feed> make(FeedForm form, Actor actor) {
        var feed = new Feed(
                UUID.randomUUID(),
                form.kind(),
                form.subject(),
                1,
                false,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.name());
        return transactions.run(checkSubject(feed)
                .then(store.insert(feed))
                .then(audit.record(actor, "feed:" + feed.id(), "make-feed", null, feed, null))
                .thenReturn(feed));
    }

    private Mono<Void> checkSubject(Feed feed) {
        if (feed.kind() != Feed.Kind.POINT) return Mono.empty();
        return points.get(feed.subject())
                .onErrorMap(
                        ProblemException.class,
                        _ -> InvalidRequest.at("/point", "is not known").asException())
                .then();
    }

    Mono<Page<Feed>> list(Paging paging) {
        return store.list(paging)
                .collectList()
                .map(rows -> Page.of(rows, paging.limit(), feed -> Paging.cursor(feed.createdAt(), feed.id())));
    }

    /** Takes a feed's addresses back; fails with {@link NotFound}. */
    Mono<Void> revoke(UUID id, Actor actor) {
        return transactions.run(store.revoke(id)
                .filter(revoked -> revoked == 1)
                .switchIfEmpty(Mono.error(() -> new NotFound("Feed " + id).asException()))
                .then(audit.record(actor, "feed:" + id, "revoke-feed", null, null, null)));
    }

    /** The feed that an address leads to; fails with {@link NotFound} when it was made up, with {@link FeedProblem.Revoked} when it is dead. */
    Mono<Feed> find(Purpose purpose, String token) {
        return Mono.justOrEmpty(KeyedTokens.idIn(token))
                .flatMap(store::find)
                .filter(feed -> tokens.fits(purpose.key, feed.id(), feed.generation(), token))
                .switchIfEmpty(Mono.error(() -> new NotFound("This feed").asException()))
                .doOnNext(Feeds::refuseRevoked);
    }

    private static void refuseRevoked(Feed feed) {
        if (feed.revoked()) throw new FeedProblem.Revoked().asException();
    }

    /** Where programs read it. */
    String calendarUrl(Feed feed) {
        return url.to("/feeds/" + tokens.of(Purpose.CALENDAR.key, feed.id(), feed.generation()) + ".ics");
    }

    /** Where people read a week of it. */
    String weekUrl(Feed feed) {
        return url.to("/embed/week/" + tokens.of(Purpose.WEEK.key, feed.id(), feed.generation()));
    }
}
