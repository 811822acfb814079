package vn.giaoban.entrance;

import java.time.OffsetDateTime;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.kernel.Actor;
import vn.giaoban.roster.Roster;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PublicUrl;

/** A new join link for a delegate whose old one went astray. */
@RestController
class LinkController {

    private final Roster roster;
    private final Briefings briefings;
    private final Conferences conferences;
    private final PublicUrl urls;

    LinkController(Roster roster, Briefings briefings, Conferences conferences, PublicUrl urls) {
        this.roster = roster;
        this.briefings = briefings;
        this.conferences = conferences;
        this.urls = urls;
    }

    /** The link, shown this once, and when it works. */
    record LinkView(String url, OffsetDateTime opensAt, OffsetDateTime expiresAt) {}

    @PostMapping(path = "/api/v1/briefings/{id}/delegates/{delegate}/link", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<LinkView> renew(@PathVariable String id, @PathVariable String delegate, Actor actor) {
        var briefingId = new BriefingId(Parameters.id("Briefing", id));
        var delegateId = Parameters.id("Delegate", delegate);
        return briefings
                .get(briefingId)
                .flatMap(briefing -> conferences
                        .of(briefing)
                        .zipWhen(
                                _ -> roster.renewLink(briefingId, delegateId, actor),
                                (conference, link) -> new LinkView(
                                        urls.to("/j/" + link.token()),
                                        conference
                                                .openAt()
                                                .atZone(briefing.zone())
                                                .toOffsetDateTime(),
                                        conference
                                                .closeAt()
                                                .atZone(briefing.zone())
                                                .toOffsetDateTime())));
    }
}
