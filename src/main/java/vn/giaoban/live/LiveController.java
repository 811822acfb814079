package vn.giaoban.live;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.web.Parameters;

/** The live board over HTTP: one event stream for each watcher, all of them made of the same bytes. */
@RestController
class LiveController {

    private static final MediaType EVENTS = new MediaType("text", "event-stream", StandardCharsets.UTF_8);

    /** Our own ids are short; what is longer was never one. */
    private static final int LONGEST_ID = 64;

    private final Hubs hubs;

    LiveController(Hubs hubs) {
        this.hubs = hubs;
    }

    @GetMapping(path = "/api/v1/briefings/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> watch(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String seen,
            ServerWebExchange exchange) {
        var events = hubs.watch(new BriefingId(Parameters.id("Briefing", id)), known(seen));
        var response = exchange.getResponse();
        prepare(response.getHeaders());
        // a Mono is one write to the server; a Flux would be a queue for each event of each watcher
        return response.writeAndFlushWith(events.map(
                        bytes -> Mono.<DataBuffer>just(response.bufferFactory().wrap(bytes)))
                .switchIfEmpty(Flux.defer(() -> end(response))));
    }

    private static void prepare(HttpHeaders headers) {
        headers.setContentType(EVENTS);
        headers.setCacheControl(CacheControl.noStore());
        headers.set("X-Accel-Buffering", "no");
    }

    /** By this status a browser knows that there is nothing to come back for. */
    private static Flux<Mono<DataBuffer>> end(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        return Flux.empty();
    }

    private static @Nullable String known(@Nullable String seen) {
        return seen == null || seen.isEmpty() || seen.length() > LONGEST_ID ? null : seen;
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** Whoever may read the attendance; before the briefings' own rules, which are of fewer words. */
        @Bean
        @Order(0)
        AccessRules livePaths() {
            return paths -> paths.pathMatchers(HttpMethod.GET, "/api/v1/briefings/*/live")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
        }
    }
}
