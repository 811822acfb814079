package vn.giaoban.traffic;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses an address that is too long in words that its caller can read, 414 {@code uri-too-long}; Netty, which refuses what is longer still, says nothing but the
 * status. The length is what RFC 9110, 4.1 asks everybody to bear.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class AddressLength implements WebFilter {

    private static final int LONGEST = 8000;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return lengthOf(exchange.getRequest().getURI()) > LONGEST
                ? Mono.error(new ResponseStatusException(
                        HttpStatus.URI_TOO_LONG, "An address may have at most 8,000 characters"))
                : chain.filter(exchange);
    }

    /** Of what the request line has, where everything that is not ASCII is in per cent signs already. */
    private static int lengthOf(URI address) {
        return length(address.getRawPath()) + length(address.getRawQuery());
    }

    private static int length(@Nullable String part) {
        return part == null ? 0 : part.length();
    }
}
