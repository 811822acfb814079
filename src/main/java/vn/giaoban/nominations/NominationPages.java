package vn.giaoban.nominations;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
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
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Parameters;

/** The city secretary's board of nominations: who is missing or short, and a button that reminds them. */
@Controller
class NominationPages {

    private static final Bilingual TEXTS = Bilingual.load("nominations");

    private final Nominations nominations;
    private final Screens screens;
    private final SameOrigin origin;
    private final Clock clock;

    NominationPages(Nominations nominations, Screens screens, SameOrigin origin, Clock clock) {
        this.nominations = nominations;
        this.screens = screens;
        this.origin = origin;
        this.clock = clock;
    }

    /** A line of the board; those that have something left to do come first. */
    record Line(
            String code,
            String name,
            int quota,
            int named,
            Nomination.State state,
            @Nullable String reminded) {

        /** Names the colours of its state. */
        public String css() {
            return switch (state) {
                case MISSING -> "state-no";
                case SHORT -> "state-late";
                case COMPLETE -> "state-yes";
                case DECLINED -> "state-wait";
            };
        }
    }

    @GetMapping("/briefings/{id}/nominations")
    Mono<Rendering> board(
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reminded) {
        return Mono.zip(screens.of(exchange, TEXTS), nominations.board(briefing(id)))
                .map(found -> board(found.getT1(), found.getT2(), reminded));
    }

    private Rendering board(Screen screen, Nominations.Board board, @Nullable String reminded) {
        var briefing = board.briefing();
        var texts = screen.texts();
        var words = new WallClock(briefing.zone(), texts);
        var missing = board.count(Nomination.State.MISSING);
        var lacking = board.count(Nomination.State.SHORT);
        var due = board.items().isEmpty() ? null : board.items().getFirst().due();
        return screen.show("nominations/board")
                .modelAttribute("id", briefing.id().toString())
                .modelAttribute("title", briefing.title())
                .modelAttribute("when", words.stamp(briefing.time().start()))
                .modelAttribute("status", briefing.statusAt(clock.instant()))
                .modelAttribute("lines", lines(board, words))
                .modelAttribute("missing", missing)
                .modelAttribute("lacking", lacking)
                .modelAttribute("complete", board.count(Nomination.State.COMPLETE))
                .modelAttribute("declined", board.count(Nomination.State.DECLINED))
                .modelAttribute("due", due == null ? "" : texts.say("board.due", words.stamp(due)))
                .modelAttribute("remind", texts.say("remind.go", missing + lacking))
                .modelAttribute("reminded", reminded(screen, reminded))
                .build();
    }

    private static String reminded(Screen screen, @Nullable String reminded) {
        if (reminded == null || !reminded.matches("\\d{1,6}")) return "";
        var count = Integer.parseInt(reminded);
        return count == 0 ? screen.texts().get("remind.nobody") : screen.texts().say("remind.done", count);
    }

    /** Reminds them and shows the board again. */
    @PostMapping("/briefings/{id}/nominations/remind")
    Mono<Rendering> remind(@PathVariable String id, ServerHttpRequest request) {
        origin.require(request);
        return nominations
                .remind(briefing(id))
                .map(reminded -> Rendering.redirectTo("/briefings/" + id + "/nominations?reminded=" + reminded)
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    private static List<Line> lines(Nominations.Board board, WallClock words) {
        return board.items().stream()
                .sorted(Comparator.comparing(Nomination::state))
                .map(n -> new Line(
                        n.code(),
                        n.name(),
                        n.quota(),
                        n.named(),
                        n.state(),
                        n.remindedAt() == null ? null : words.stamp(n.remindedAt())))
                .toList();
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
