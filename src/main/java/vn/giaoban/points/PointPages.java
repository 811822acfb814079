package vn.giaoban.points;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The catalogue on a page: as a list that can be searched, as a tree, point by point. */
@Controller
class PointPages {

    static final String PAGE = "/admin/points";
    static final Bilingual TEXTS = Bilingual.load("points");

    private static final String SHOWN = "100";

    /** As many as a page can well hold; more are looked for by name. */
    private static final int TREE = 1_000;

    /** What a page can be told that was done. */
    private static final Set<String> DONE =
            Set.of("made", "saved", "retired", "room", "room-retired", "import", "nothing");

    private final Points points;
    private final Screens screens;

    PointPages(Points points, Screens screens) {
        this.points = points;
        this.screens = screens;
    }

    /** Found by name or code without minding accents, by kind; the retired ones by themselves. */
    @GetMapping(PAGE)
    Mono<Rendering> list(
            ServerWebExchange exchange,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String retired,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String done) {
        var wanted = Parameters.constant("kind", kind, PointKind.class);
        var asked = CatalogueView.Asked.of(
                Parameters.text("q", q),
                wanted == null ? null : wanted.name(),
                Parameters.flag("retired", retired, false),
                "tree".equals(view));
        return screens.of(exchange, TEXTS)
                .flatMap(screen -> (asked.tree()
                                ? tree(asked, screen.texts())
                                : list(asked, cursor, done, screen.texts()))
                        .map(found -> screen.show("points/points")
                                .modelAttribute("view", found)
                                .build()));
    }

    private Mono<CatalogueView> list(
            CatalogueView.Asked asked, @Nullable String cursor, @Nullable String done, PageTexts texts) {
        return points.list(asked.filter(), Paging.of(SHOWN, cursor, 1))
                .map(page -> CatalogueView.list(asked, page, said(done, texts), texts));
    }

    private Mono<CatalogueView> tree(CatalogueView.Asked asked, PageTexts texts) {
        return points.list(asked.filter(), new Paging(TREE, List.of()))
                .map(page -> page.next() == null
                        ? CatalogueView.tree(asked, page.items(), texts)
                        : CatalogueView.list(asked, page, texts.say("points.tree.large", TREE), texts));
    }

    /** A form for a new point. */
    @GetMapping(PAGE + "/new")
    Mono<Rendering> add(ServerWebExchange exchange) {
        return screens.of(exchange, TEXTS)
                .map(screen -> screen.show("points/point")
                        .modelAttribute("view", PointSheet.empty(screen.texts()))
                        .build());
    }

    /** One point with its rooms, to be changed. */
    @GetMapping(PAGE + "/{code:[A-Z0-9-]{1,40}}")
    Mono<Rendering> point(
            ServerWebExchange exchange,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done) {
        return Mono.zip(screens.of(exchange, TEXTS), points.get(code)).map(found -> {
            var texts = found.getT1().texts();
            return found.getT1()
                    .show("points/point")
                    .modelAttribute("view", PointSheet.of(found.getT2(), texts).told(said(done, texts)))
                    .build();
        });
    }

    static String said(@Nullable String done, PageTexts texts) {
        return done != null && DONE.contains(done) ? texts.get("done." + done) : "";
    }
}
