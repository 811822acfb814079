package vn.giaoban.access;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the token of a page in what it sends: in a field or a header. A form with a large file has it in its address, where it is found before
 * anything of the file is read; it is worth nothing without the cookie that belongs to it.
 */
final class FormTokens implements ServerCsrfTokenRequestHandler {

    private final XorServerCsrfTokenRequestAttributeHandler tokens = new XorServerCsrfTokenRequestAttributeHandler();

    FormTokens() {
        tokens.setTokenFromMultipartDataEnabled(true);
    }

    @Override
    public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {
        tokens.handle(exchange, token);
    }

    @Override
    public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
        var given = exchange.getRequest().getQueryParams().getFirst(token.getParameterName());
        return tokens.resolveCsrfTokenValue(given == null ? exchange : withHeader(exchange, token, given), token);
    }

    private static ServerWebExchange withHeader(ServerWebExchange exchange, CsrfToken token, String given) {
        return exchange.mutate()
                .request(request -> request.header(token.getHeaderName(), given))
                .build();
    }
}
