package vn.giaoban.feeds;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** Feeds over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/feeds", produces = MediaType.APPLICATION_JSON_VALUE)
class FeedController {

    private final Feeds feeds;
    private final Forms forms;

    FeedController(Feeds feeds, Forms forms) {
        this.feeds = feeds;
        this.forms = forms;
    }

    /**
     * A feed's addresses, shown when it is made.
     *
     * @param url of the calendar
     * @param embedUrl of the week page
     */
    record Made(UUID id, String url, String embedUrl) {}

    /** A feed without its addresses, which are its keys. */
    record FeedView(
            UUID id,
            @Nullable String point,
            @Nullable String person,
            boolean all,
            OffsetDateTime createdAt,
            String createdBy) {

        static FeedView of(Feed feed) {
            return new FeedView(
                    feed.id(),
                    feed.kind() == Feed.Kind.POINT ? feed.subject() : null,
                    feed.kind() == Feed.Kind.PERSON ? feed.subject() : null,
                    feed.kind() == Feed.Kind.ALL,
                    feed.createdAt().atZone(HomeZone.ID).toOffsetDateTime(),
                    feed.createdBy());
        }
    }

    @PostMapping
    Mono<ResponseEntity<Made>> make(@RequestBody FeedForm form, Actor actor) {
        return feeds.make(forms.valid(form).checked(), actor)
                .map(feed -> ResponseEntity.created(URI.create("/api/v1/feeds/" + feed.id()))
                        .body(new Made(feed.id(), feeds.calendarUrl(feed), feeds.weekUrl(feed))));
    }

    @GetMapping
    Mono<Page<FeedView>> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return feeds.list(Paging.of(limit, cursor, 2)).map(page -> page.map(FeedView::of));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable String id, Actor actor) {
        return feeds.revoke(Parameters.id("Feed", id), actor);
    }
}
