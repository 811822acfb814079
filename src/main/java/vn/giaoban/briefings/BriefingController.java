package vn.giaoban.briefings;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.access.PointScope;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Etag;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** Briefings, read over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/briefings", produces = MediaType.APPLICATION_JSON_VALUE)
class BriefingController {

    private final Briefings briefings;
    private final BriefingViews views;

    BriefingController(Briefings briefings, BriefingViews views) {
        this.briefings = briefings;
        this.views = views;
    }

    @GetMapping
    Mono<Page<Map<String, Object>>> list(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String point,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String chair,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new BriefingStore.Filter(
                Parameters.time("from", from),
                Parameters.time("to", to),
                Parameters.text("point", point),
                Parameters.constant("status", status, BriefingStatus.class),
                Parameters.text("chair", chair),
                Parameters.text("q", q));
        return briefings
                .list(filter, Paging.of(limit, cursor, 2))
                .flatMap(page -> views.brief(page.items()).map(items -> new Page<>(items, page.next())));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Map<String, Object>>> get(@PathVariable String id, ServerWebExchange exchange) {
        return briefings
                .get(id(id))
                .zipWith(PointScope.of(exchange))
                .flatMap(found -> ok(found.getT1(), found.getT2()));
    }

    private Mono<ResponseEntity<Map<String, Object>>> ok(Briefing briefing, Optional<String> own) {
        return own.map(point -> views.ofPoint(briefing, point))
                .orElseGet(() -> views.whole(briefing))
                .map(view ->
                        ResponseEntity.ok().eTag(Etag.of(briefing.version())).body(view));
    }

    private static BriefingId id(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules briefingPaths() {
            var mine = new String[] {"/api/v1/briefings", "/api/v1/briefings/{id}"};
            return paths -> paths.pathMatchers("/api/v1/calendar")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                    .pathMatchers(HttpMethod.GET, mine)
                    .authenticated()
                    .pathMatchers(mine)
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
