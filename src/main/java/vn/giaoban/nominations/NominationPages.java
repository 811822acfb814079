package vn.giaoban.nominations;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.SameOrigin;

/** The city secretary's board of nominations: who is missing or short, and a button that reminds them. */
@Controller
class NominationPages {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final String MOMENT = "HH:mm, EEEE, dd/MM/yyyy";
    private static final String SHORT_MOMENT = "HH:mm dd/MM";

    private final Nominations nominations;
    private final SameOrigin origin;

    NominationPages(Nominations nominations, SameOrigin origin) {
        this.nominations = nominations;
        this.origin = origin;
    }

    /** A line of the board; those that have something left to do come first. */
    record Line(
            String code,
            String name,
            int quota,
            int named,
            Nomination.State state,
            @Nullable String reminded) {

        /** The state in the reader's words. */
        public String stateText() {
            return switch (state) {
                case MISSING -> "Chưa đăng ký";
                case SHORT -> "Còn thiếu";
                case COMPLETE -> "Đã đủ";
                case DECLINED -> "Không dự";
            };
        }
    }

    @GetMapping("/briefings/{id}/nominations")
    Mono<Rendering> board(@PathVariable String id, @RequestParam(required = false) @Nullable String reminded) {
        return nominations.board(briefing(id)).map(board -> {
            var zone = board.briefing().zone();
            return Rendering.view("nominations/board")
                    .modelAttribute("id", id)
                    .modelAttribute("title", board.briefing().title())
                    .modelAttribute("start", say(MOMENT, board.briefing().time().start(), zone))
                    .modelAttribute("lines", lines(board))
                    .modelAttribute("missing", board.count(Nomination.State.MISSING))
                    .modelAttribute("short", board.count(Nomination.State.SHORT))
                    .modelAttribute("complete", board.count(Nomination.State.COMPLETE))
                    .modelAttribute("declined", board.count(Nomination.State.DECLINED))
                    .modelAttribute(
                            "due",
                            board.items().isEmpty()
                                    ? ""
                                    : say(MOMENT, board.items().getFirst().due(), zone))
                    .modelAttribute("reminded", reminded != null && reminded.matches("\\d{1,6}") ? reminded : "")
                    .build();
        });
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

    private static List<Line> lines(Nominations.Board board) {
        var zone = board.briefing().zone();
        return board.items().stream()
                .sorted(Comparator.comparing(Nomination::state))
                .map(n -> new Line(
                        n.code(),
                        n.name(),
                        n.quota(),
                        n.named(),
                        n.state(),
                        n.remindedAt() == null ? null : say(SHORT_MOMENT, n.remindedAt(), zone)))
                .toList();
    }

    private static String say(String pattern, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, VIETNAMESE).withZone(zone).format(at);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
