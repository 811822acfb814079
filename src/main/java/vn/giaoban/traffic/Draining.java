package vn.giaoban.traffic;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The time between the word to stop and the end of everything. Readiness says no from the first moment on; all the rest works as before, and every
 * connection is asked to end with its answer. Only then do relays, jobs and the web server stop, each after what it has under way.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Draining implements WebFilter, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    private final ApplicationContext service;
    private final TrafficSettings settings;
    private volatile boolean leaving;

    Draining(ApplicationContext service, TrafficSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (!event.getApplicationContext().equals(service)) return;
        leaving = true;
        if (settings.drain().isPositive()) await();
    }

    private void await() {
        LOG.info("Told to stop: not ready any more, and gone in {}", settings.drain());
        try {
            Thread.sleep(settings.drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (leaving) exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return chain.filter(exchange);
    }
}
