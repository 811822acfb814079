package vn.giaoban.traffic;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.giaoban.database.BackgroundWork;

/** Lets the conference server's calls pass the crowd: it asks whether a room may open while everybody wants in, and does not repeat what was not heard in time. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
class ConferenceServerLane implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var filtered = chain.filter(exchange);
        return isIn(exchange.getRequest().getPath().value()) ? filtered.contextWrite(BackgroundWork::mark) : filtered;
    }

    /** Whether that is where a conference server calls, one's own or a hosted one. */
    static boolean isIn(String path) {
        return path.startsWith("/jitsi/") || path.startsWith("/jaas/");
    }
}
