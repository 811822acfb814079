package vn.giaoban.nominations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.Response;
import vn.giaoban.web.Parameters;

/** Nominations over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings/{id}/nominations", produces = MediaType.APPLICATION_JSON_VALUE)
class NominationController {

    private final Nominations nominations;

    NominationController(Nominations nominations) {
        this.nominations = nominations;
    }

    /** A point's nomination, in the words of the contract. */
    record NominationView(
            String code,
            String name,
            Response response,
            int quota,
            int named,
            Nomination.State state,
            OffsetDateTime due,
            @Nullable OffsetDateTime remindedAt) {

        static NominationView of(Nomination n, Briefing briefing) {
            return new NominationView(
                    n.code(),
                    n.name(),
                    n.response(),
                    n.quota(),
                    n.named(),
                    n.state(),
                    n.due().atZone(briefing.zone()).toOffsetDateTime(),
                    in(n.remindedAt(), briefing));
        }

        private static @Nullable OffsetDateTime in(@Nullable Instant at, Briefing briefing) {
            return at == null ? null : at.atZone(briefing.zone()).toOffsetDateTime();
        }
    }

    /** All of them, and how many there are of each state. */
    record BoardView(List<NominationView> items, Map<String, Long> counts) {

        static BoardView of(Nominations.Board board) {
            var counts = new LinkedHashMap<String, Long>();
            for (var state : Nomination.State.values())
                counts.put(state.name().toLowerCase(Locale.ROOT), board.count(state));
            return new BoardView(
                    board.items().stream()
                            .map(item -> NominationView.of(item, board.briefing()))
                            .toList(),
                    counts);
        }
    }

    @GetMapping
    Mono<BoardView> board(@PathVariable String id) {
        return nominations.board(briefing(id)).map(BoardView::of);
    }

    /** Reminds those that are missing or short; answers how many were. */
    @PostMapping("/remind")
    Mono<Map<String, Long>> remind(@PathVariable String id) {
        return nominations.remind(briefing(id)).map(reminded -> Map.of("reminded", reminded));
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        @Order(0)
        AccessRules nominationPaths() {
            var board = "/api/v1/briefings/{id}/nominations";
            var page = "/briefings/{id}/nominations";
            return paths -> paths.pathMatchers(HttpMethod.GET, board, page, board + "/remind", page + "/remind")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                    .pathMatchers(board, page, board + "/remind", page + "/remind")
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
