package vn.giaoban.invitations;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.SameOrigin;

/** The secretary's view of a briefing's letters: how far they are, which did not arrive and why, and a button that sends those again. */
@Controller
class InvitationPages {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final String MOMENT = "EEEE, dd/MM/yyyy HH:mm";
    private static final String SHORT_MOMENT = "HH:mm dd/MM";
    private static final int MOST = 100;

    private final Invitations invitations;
    private final Briefings briefings;
    private final SameOrigin origin;

    InvitationPages(Invitations invitations, Briefings briefings, SameOrigin origin) {
        this.invitations = invitations;
        this.briefings = briefings;
        this.origin = origin;
    }

    /** A letter that somebody has to look at. */
    record Line(String name, @Nullable String email, MessageKind kind, DeliveryState state, String detail, String at) {

        /** What kind of letter it is, in the reader's words. */
        public String kindText() {
            return switch (kind) {
                case REQUEST -> "Giấy mời";
                case CANCEL -> "Thông báo huỷ";
                case REMINDER -> "Nhắc việc";
                case NOTICE -> "Thông báo";
            };
        }

        /** Its state likewise. */
        public String stateText() {
            return state == DeliveryState.BOUNCED ? "Bị trả lại" : "Không gửi được";
        }
    }

    /** How far the letters are; it looks again by itself while some are on their way. */
    @GetMapping("/briefings/{id}/invitations")
    Mono<Rendering> board(@PathVariable String id, @RequestParam(required = false) @Nullable String queued) {
        var briefing = briefing(id);
        var first = new Paging(MOST, List.of());
        return Mono.zip(
                        briefings.get(briefing),
                        invitations.list(briefing, DeliveryState.FAILED, first),
                        invitations.list(briefing, DeliveryState.BOUNCED, first))
                .map(found -> board(found.getT1(), found.getT2(), found.getT3(), queued));
    }

    private static Rendering board(
            Briefing briefing, InvitationList failed, InvitationList bounced, @Nullable String queued) {
        var zone = briefing.zone();
        var counts = failed.counts();
        var waiting = count(counts, DeliveryState.QUEUED);
        var sent = count(counts, DeliveryState.SENT);
        var wrong = count(counts, DeliveryState.FAILED) + count(counts, DeliveryState.BOUNCED);
        var lines = java.util.stream.Stream.concat(failed.items().stream(), bounced.items().stream())
                .map(view -> line(view, zone))
                .toList();
        return Rendering.view("invitations/board")
                .modelAttribute("id", briefing.id().toString())
                .modelAttribute("title", briefing.title())
                .modelAttribute("start", say(MOMENT, briefing.time().start(), zone))
                .modelAttribute("waiting", waiting)
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong)
                .modelAttribute("missed", count(counts, DeliveryState.MISSED))
                .modelAttribute("all", waiting + sent + wrong)
                .modelAttribute("lines", lines)
                .modelAttribute("queued", queued != null && queued.matches("\\d{1,6}") ? queued : "")
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

    private static Line line(InvitationView view, ZoneId zone) {
        return new Line(
                view.name(),
                view.email(),
                view.kind(),
                view.state(),
                view.detail() == null ? "" : view.detail(),
                say(SHORT_MOMENT, view.at(), zone));
    }

    private static long count(Map<DeliveryState, Long> counts, DeliveryState state) {
        return counts.getOrDefault(state, 0L);
    }

    private static String say(String pattern, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, VIETNAMESE).withZone(zone).format(at);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
