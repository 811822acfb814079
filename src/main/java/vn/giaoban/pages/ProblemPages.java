package vn.giaoban.pages;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Problem;
import vn.giaoban.web.ProblemPage;

/** The pages for what went wrong: not there, not allowed, broken. Parts of a page get a notice that is put at the top of it. */
@Component
class ProblemPages implements ProblemPage {

    private static final Bilingual TEXTS = Bilingual.load();

    private final Screens screens;
    private final ISpringWebFluxTemplateEngine engine;

    ProblemPages(Screens screens, ISpringWebFluxTemplateEngine engine) {
        this.screens = screens;
        this.engine = engine;
    }

    @Override
    public Mono<Void> show(ServerWebExchange exchange, Problem problem, boolean part) {
        return screens.of(exchange, TEXTS)
                .flatMap(screen -> write(exchange, render(screen, problem, part), problem, part));
    }

    private String render(Screen screen, Problem problem, boolean part) {
        var words = screen.texts().words();
        var key = keyOf(words, problem);
        var model = Map.<String, Object>of(
                "t", words,
                "lang", screen.lang(),
                "screen", screen,
                "status", problem.status(),
                "heading", words.get(key + ".heading"),
                "text", words.get(key + ".text"),
                "detail", problem.status() >= 500 ? "" : problem.detail());
        var context = new Context(screen.texts().locale(), model);
        return engine.process(part ? "pages/notice" : "pages/problem", context);
    }

    /** The words of this problem, else those of its status, else the general ones. */
    private static String keyOf(Map<String, String> words, Problem problem) {
        var ofSlug = "problem." + problem.slug();
        if (words.containsKey(ofSlug + ".heading")) return ofSlug;
        return problem.status() >= 500 ? "problem.broken" : "problem.refused";
    }

    private static Mono<Void> write(ServerWebExchange exchange, String page, Problem problem, boolean part) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (part) {
            response.getHeaders().set("HX-Retarget", "#notice");
            response.getHeaders().set("HX-Reswap", "innerHTML");
        }
        var body = response.bufferFactory().wrap(page.getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(body));
    }
}
