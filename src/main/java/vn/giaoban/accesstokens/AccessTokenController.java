package vn.giaoban.accesstokens;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;

/** One's own access tokens over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessTokenController {

    private final AccessTokens tokens;
    private final Forms forms;

    AccessTokenController(AccessTokens tokens, Forms forms) {
        this.tokens = tokens;
        this.forms = forms;
    }

    /**
     * A new token.
     *
     * @param token what programs send as {@code Authorization: Bearer …}; shown only here
     */
    record MadeView(
            UUID id,
            String name,
            SortedSet<Scope> scopes,
            OffsetDateTime createdAt,
            OffsetDateTime expiresAt,
            String token) {

        static MadeView of(AccessTokens.Made made) {
            var view = AccessTokenView.of(made.token());
            return new MadeView(view.id(), view.name(), view.scopes(), view.createdAt(), view.expiresAt(), made.text());
        }
    }

    @GetMapping
    Mono<Page<AccessTokenView>> list(Actor actor) {
        return tokens.list(actor)
                .map(all -> new Page<>(all.stream().map(AccessTokenView::of).toList(), null));
    }

    @PostMapping
    Mono<ResponseEntity<MadeView>> make(@RequestBody AccessTokenForm form, Actor actor) {
        return tokens.make(forms.valid(form), actor)
                .map(made -> ResponseEntity.created(
                                URI.create("/api/v1/tokens/" + made.token().id()))
                        .body(MadeView.of(made)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable String id, Actor actor) {
        return tokens.revoke(Parameters.id("Access token", id), actor);
    }
}
