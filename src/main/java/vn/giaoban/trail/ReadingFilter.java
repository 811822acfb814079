package vn.giaoban.trail;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Readings;
import vn.giaoban.kernel.Actor;

/** Whoever reads the attendance of a briefing, its traces, its exports or a report over many is in the trail: how people did their duty is not for everybody. */
@Component
@Order(10)
class ReadingFilter implements WebFilter {

    private static final int LONGEST = 200;

    private static final List<PathPattern> OF_BRIEFINGS = patterns(
            "/api/v1/briefings/{id}/attendance",
            "/api/v1/briefings/{id}/attendance/{*part}",
            "/briefings/{id}/attendance");
    private static final List<PathPattern> REPORTS =
            patterns("/api/v1/reports/attendance", "/reports", "/reports/points/{code}");

    private final Readings readings;

    ReadingFilter(Readings readings) {
        this.readings = readings;
    }

    /** What is read. */
    private record Subject(String entity, String detail) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!HttpMethod.GET.equals(exchange.getRequest().getMethod())) return chain.filter(exchange);
        subject(exchange.getRequest())
                .ifPresent(subject -> exchange.getResponse().beforeCommit(() -> note(exchange, subject)));
        return chain.filter(exchange);
    }

    private Mono<Void> note(ServerWebExchange exchange, Subject subject) {
        var status = exchange.getResponse().getStatusCode();
        if (status != null && !status.is2xxSuccessful()) return Mono.empty();
        var type = exchange.getResponse().getHeaders().getContentType();
        var shown = type == null
                || type.isCompatibleWith(MediaType.APPLICATION_JSON)
                || type.isCompatibleWith(MediaType.TEXT_HTML);
        return exchange.getPrincipal()
                .map(Principal::getName)
                .flatMap(name ->
                        readings.note(new Actor(name), subject.entity(), shown ? "read" : "export", subject.detail()));
    }

    private static Optional<Subject> subject(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        for (var pattern : OF_BRIEFINGS) {
            var found = pattern.matchAndExtract(path);
            if (found != null) {
                var variables = found.getUriVariables();
                return Optional.of(
                        new Subject("attendance:" + shortened(variables.get("id")), shortened(variables.get("part"))));
            }
        }
        for (var pattern : REPORTS) {
            var found = pattern.matchAndExtract(path);
            if (found != null) {
                var point = found.getUriVariables().get("code");
                return Optional.of(new Subject(
                        point == null ? "report" : "report:" + shortened(point),
                        shortened(request.getURI().getRawQuery())));
            }
        }
        return Optional.empty();
    }

    private static String shortened(@org.jspecify.annotations.Nullable String text) {
        var known = Objects.requireNonNullElse(text, "").replaceFirst("^/", "");
        return known.length() > LONGEST ? known.substring(0, LONGEST) + "…" : known;
    }

    private static List<PathPattern> patterns(String... texts) {
        return List.of(texts).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
