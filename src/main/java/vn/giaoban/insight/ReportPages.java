package vn.giaoban.insight;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;

/** The attendance of a period, of all points and of one. */
@Controller
class ReportPages {

    static final Bilingual TEXTS = Bilingual.load("insight");

    private final Insight insight;
    private final Screens screens;
    private final Clock clock;

    ReportPages(Insight insight, Screens screens, Clock clock) {
        this.insight = insight;
        this.screens = screens;
        this.clock = clock;
    }

    /** Headline figures, briefing by briefing, the ranking, and the points week by week. */
    @GetMapping("/reports")
    Mono<Rendering> report(ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        var asked = Asked.of(query, today());
        var by = ReportView.by(query.getFirst("by"));
        var best = "best".equals(query.getFirst("order"));
        var whole = "1".equals(query.getFirst("all"));
        return Mono.zip(screens.of(exchange, TEXTS), insight.period(asked.span(), by))
                .map(found -> {
                    var texts = found.getT1().texts();
                    var span = SpanView.of(asked, today(), "/reports", "&by=" + by, texts);
                    var view = ReportView.of(asked, span, found.getT2(), best, whole, new Numbers(texts));
                    return show(found.getT1(), "insight/report", asked, view);
                });
    }

    /** One point: its figures and how it came off at each briefing. */
    @GetMapping("/reports/points/{code}")
    Mono<Rendering> point(@PathVariable String code, ServerWebExchange exchange) {
        var asked = Asked.of(exchange.getRequest().getQueryParams(), today());
        return Mono.zip(screens.of(exchange, TEXTS), insight.point(asked.span(), code))
                .map(found -> {
                    var texts = found.getT1().texts();
                    var span = SpanView.of(asked, today(), PointView.path(code), "", texts);
                    return show(
                            found.getT1(),
                            "insight/point",
                            asked,
                            PointView.of(span, found.getT2(), new Numbers(texts)));
                });
    }

    private static Rendering show(Screen screen, String template, Asked asked, Object view) {
        return screen.show(template, asked.fault() == null ? 200 : 400)
                .modelAttribute("view", view)
                .build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HomeZone.ID);
    }
}
