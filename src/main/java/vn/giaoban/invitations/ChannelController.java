package vn.giaoban.invitations;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Paging;

/** Channels of recipients over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/channels", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelController {

    private final Channels channels;
    private final Forms forms;

    ChannelController(Channels channels, Forms forms) {
        this.channels = channels;
        this.forms = forms;
    }

    /** Those for whom something was chosen. */
    @GetMapping
    Mono<Page<ChannelForm.View>> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return channels.list(Paging.of(limit, cursor, 1));
    }

    /** What was chosen for a recipient. */
    @GetMapping("/{recipient}")
    Mono<ChannelForm.View> get(@PathVariable String recipient) {
        return channels.get(recipient);
    }

    /** Chooses for a recipient. */
    @PutMapping("/{recipient}")
    Mono<ChannelForm.View> choose(@PathVariable String recipient, @RequestBody ChannelForm form, Actor actor) {
        return channels.choose(recipient, forms.valid(form), actor);
    }

    /** Back to plain mail. */
    @DeleteMapping("/{recipient}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(@PathVariable String recipient, Actor actor) {
        return channels.forget(recipient, actor);
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules channelPaths() {
            return paths -> paths.pathMatchers("/api/v1/channels", "/api/v1/channels/{recipient}")
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
