package vn.giaoban.invitations;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** A briefing's invitations over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings/{id}/invitations", produces = MediaType.APPLICATION_JSON_VALUE)
class InvitationController {

    private final Invitations invitations;
    private final Forms forms;

    InvitationController(Invitations invitations, Forms forms) {
        this.invitations = invitations;
        this.forms = forms;
    }

    /** Who was told what, and how far it has come. */
    @GetMapping
    Mono<InvitationList> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return invitations.list(
                briefing(id), Parameters.constant("state", state, DeliveryState.class), Paging.of(limit, cursor, 1));
    }

    /** Sends once more; answers how many messages are queued for it. */
    @PostMapping("/resend")
    Mono<Map<String, Long>> resend(@PathVariable String id, @RequestBody ResendForm form, Actor actor) {
        return invitations
                .resend(briefing(id), forms.valid(form).checked(), actor)
                .map(queued -> Map.of("queued", queued));
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("briefing", id));
    }
}
