package vn.giaoban.invitations;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The secretary's view of a briefing's letters: how far they are, which did not arrive and why, and a button that sends those again. */
@Controller
class InvitationPages {

    private static final Bilingual TEXTS = Bilingual.load("invitations");
    private static final int MOST = 100;

    private final Invitations invitations;
    private final Briefings briefings;
    private final Screens screens;
    private final SameOrigin origin;
    private final Clock clock;

    InvitationPages(Invitations invitations, Briefings briefings, Screens screens, SameOrigin origin, Clock clock) {
        this.invitations = invitations;
        this.briefings = briefings;
        this.screens = screens;
        this.origin = origin;
        this.clock = clock;
    }

    /** A letter that somebody has to look at. */
    record Line(String name, @Nullable String email, MessageKind kind, DeliveryState state, String detail, String at) {}

    /** How far the letters are; it looks again by itself while some are on their way. */
    @GetMapping("/briefings/{id}/invitations")
    Mono<Rendering> board(
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String queued) {
        var briefing = briefing(id);
        var first = new Paging(MOST, List.of());
        return Mono.zip(
                        screens.of(exchange, TEXTS),
                        briefings.get(briefing),
                        invitations.list(briefing, DeliveryState.FAILED, first),
                        invitations.list(briefing, DeliveryState.BOUNCED, first))
                .map(found -> board(found.getT1(), found.getT2(), found.getT3(), found.getT4(), queued));
    }

    private Rendering board(
            Screen screen, Briefing briefing, InvitationList failed, InvitationList bounced, @Nullable String queued) {
        var words = new WallClock(briefing.zone(), screen.texts());
        var counts = failed.counts();
        var waiting = count(counts, DeliveryState.QUEUED);
        var sent = count(counts, DeliveryState.SENT);
        var wrong = count(counts, DeliveryState.FAILED) + count(counts, DeliveryState.BOUNCED);
        var lines = Stream.concat(failed.items().stream(), bounced.items().stream())
                .map(view -> line(view, words))
                .toList();
        return screen.show("invitations/board")
                .modelAttribute("id", briefing.id().toString())
                .modelAttribute("title", briefing.title())
                .modelAttribute("when", words.stamp(briefing.time().start()))
                .modelAttribute("status", briefing.statusAt(clock.instant()))
                .modelAttribute("waiting", waiting)
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong)
                .modelAttribute("missed", count(counts, DeliveryState.MISSED))
                .modelAttribute("all", waiting + sent + wrong)
                .modelAttribute("lines", lines)
                .modelAttribute("again", screen.texts().say("resend.go", wrong))
                .modelAttribute("progress", screen.texts().say("board.progress", sent, waiting + sent + wrong))
                .modelAttribute(
                        "queued",
                        queued != null && queued.matches("\\d{1,6}")
                                ? screen.texts().say("resend.queued", Integer.valueOf(queued))
                                : "")
                .build();
    }

    /** Sends those once more that did not arrive, and shows the board again. */
    @PostMapping("/briefings/{id}/invitations/resend")
    Mono<Rendering> resend(@PathVariable String id, ServerHttpRequest request, Actor actor) {
        origin.require(request);
        var form = new ResendForm(null, List.of(DeliveryState.FAILED, DeliveryState.BOUNCED));
        return invitations
                .resend(briefing(id), form, actor)
                .map(queued -> Rendering.redirectTo("/briefings/" + id + "/invitations?queued=" + queued)
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    private static Line line(InvitationView view, WallClock words) {
        return new Line(
                view.name(),
                view.email(),
                view.kind(),
                view.state(),
                view.detail() == null ? "" : view.detail(),
                words.stamp(view.at()));
    }

    private static long count(Map<DeliveryState, Long> counts, DeliveryState state) {
        return counts.getOrDefault(state, 0L);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
