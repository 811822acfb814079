package vn.giaoban.trail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.audit.AuditChain;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.exports.Exports;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Page;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Paging;

/** The audit trail on a page: looked through, one entry in full, all that was found as a file. */
@Controller
class TrailPages {

    static final Bilingual TEXTS = Bilingual.load("trail");

    private static final int PAGE = 50;
    private static final int ALL = 10_000;

    private final Trail trail;
    private final Screens screens;
    private final Exports exports;
    private final AuditChain chain;

    TrailPages(Trail trail, AuditChain chain, Screens screens, Exports exports) {
        this.trail = trail;
        this.chain = chain;
        this.screens = screens;
        this.exports = exports;
    }

    /** What was changed, newest first; a period that can't be read finds nothing and is said beside its field. */
    @GetMapping("/admin/audit")
    Mono<Rendering> list(ServerWebExchange exchange, @RequestParam(required = false) @Nullable String cursor) {
        var asked = Asked.of(exchange.getRequest().getQueryParams());
        var page = asked.faults().isEmpty()
                ? trail.page(asked.filter(), Paging.of(String.valueOf(PAGE), cursor, Trail.CURSOR_PARTS))
                : Mono.just(new Page<AuditEntry>(List.of(), null));
        var checked = exchange.getRequest().getQueryParams().containsKey("verify");
        return Mono.zip(screens.of(exchange, TEXTS), page, checked ? chain.verify() : chain.end())
                .map(found -> found.getT1()
                        .show("trail/audit", asked.faults().isEmpty() ? 200 : 400)
                        .modelAttribute("view", TrailView.of(asked, found.getT2(), words(found.getT1())))
                        .modelAttribute("chain", found.getT3())
                        .modelAttribute("checked", checked)
                        .build());
    }

    /** One entry with all that differs, and as it was written. */
    @GetMapping("/admin/audit/{id:\\d{1,18}}")
    Mono<Rendering> entry(ServerWebExchange exchange, @PathVariable String id) {
        return Mono.zip(screens.of(exchange, TEXTS), trail.get(Long.parseLong(id)))
                .map(found -> found.getT1()
                        .show("trail/entry")
                        .modelAttribute("entry", EntryView.of(found.getT2(), words(found.getT1()), Set.of(), ALL))
                        .modelAttribute("before", plain(found.getT2().before()))
                        .modelAttribute("after", plain(found.getT2().after()))
                        .build());
    }

    /** What was found as CSV, the newest of it when it is very much. */
    @GetMapping("/admin/audit/export")
    Mono<ResponseEntity<Object>> export(ServerWebExchange exchange) {
        var asked = Asked.of(exchange.getRequest().getQueryParams());
        if (!asked.faults().isEmpty())
            throw InvalidRequest.at(asked.faults().getFirst(), "is no day").asException();
        return screens.of(exchange, TEXTS)
                .flatMap(screen -> trail.newest(asked.filter(), TrailTable.MOST)
                        .map(entry -> TrailTable.Row.of(entry, words(screen)))
                        .collectList())
                .flatMap(rows -> exports.csv("audit", () -> TrailTable.of(rows)));
    }

    private static TrailTexts words(Screen screen) {
        return new TrailTexts(new WallClock(HomeZone.ID, screen.texts()), Map.of());
    }

    private static String plain(@Nullable JsonNode state) {
        return state == null ? "" : state.toPrettyString();
    }
}
