package vn.giaoban.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.NotFound;

/**
 * Keeps the secretary of one point from what belongs to others, after the modules' rules have let them in: what is below a briefing, only
 * when it concerns their point; what is below a point, only when it is theirs; lists that can be narrowed to a point are. What they may not see is not there.
 */
final class PointScopeFilter implements WebFilter {

    private static final List<PathPattern> BRIEFINGS =
            patterns("/api/v1/briefings/{id}/**", "/api/v1/briefings/{id}", "/briefings/{id}/**", "/briefings/{id}");
    private static final List<PathPattern> POINTS =
            patterns("/api/v1/points/{code}/calendar", "/api/v1/briefings/{id}/points/{code}/**");
    private static final List<PathPattern> LISTS = patterns("/api/v1/briefings", "/api/v1/tasks");

    private final BriefingScope briefings;

    PointScopeFilter(BriefingScope briefings) {
        this.briefings = briefings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return PointScope.of(exchange)
                .flatMap(own ->
                        own.map(point -> confined(exchange, chain, point)).orElseGet(() -> chain.filter(exchange)));
    }

    private Mono<Void> confined(ServerWebExchange exchange, WebFilterChain chain, String own) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        var point = variable(POINTS, path, "code");
        if (point != null && !point.equals(own)) return hidden("Point " + point + " was");
        if (matches(LISTS, path)) return chain.filter(narrowed(exchange, own));
        return id(variable(BRIEFINGS, path, "id"))
                .map(id -> briefings
                        .concerns(id, own)
                        .flatMap(mine -> mine ? chain.filter(exchange) : hidden("Briefing " + id + " was")))
                .orElseGet(() -> chain.filter(exchange));
    }

    /** The list of the own point, whichever was asked for; that of another is not there. */
    private static ServerWebExchange narrowed(ServerWebExchange exchange, String own) {
        var asked = exchange.getRequest().getQueryParams().getFirst("point");
        if (asked != null && !asked.equals(own)) throw new NotFound("Point " + asked + " was").asException();
        if (asked != null) return exchange;
        var uri = exchange.getRequest().getURI();
        var narrow = URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + "point=" + own);
        return exchange.mutate().request(request -> request.uri(narrow)).build();
    }

    private static Mono<Void> hidden(String what) {
        return Mono.error(new NotFound(what).asException());
    }

    /** What is no id is left to the page or the call, which says so. */
    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static @Nullable String variable(List<PathPattern> patterns, PathContainer path, String name) {
        for (var pattern : patterns) {
            var found = pattern.matchAndExtract(path);
            if (found != null) return found.getUriVariables().get(name);
        }
        return null;
    }

    private static List<PathPattern> patterns(String... texts) {
        return List.of(texts).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
