package vn.giaoban.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.giaoban.web.PublicUrl;

class SafetyHeadersTests {

    private static MockServerWebExchange answered(String url, WebFilterChain page) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/x"));
        new SafetyHeaders(new PublicUrl(url)).filter(exchange, page).block();
        return exchange;
    }

    private static HttpHeaders headers(String url, WebFilterChain page) {
        return answered(url, page).getResponse().getHeaders();
    }

    @Test
    void byTlsOnlyWhereThereIsTls() {
        WebFilterChain empty = exchange -> exchange.getResponse().setComplete();
        assertThat(headers("https://giaoban.example", empty).getFirst("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(headers("http://localhost", empty).containsHeader("Strict-Transport-Security"))
                .isFalse();
    }

    @Test
    void whatAPageSaysItselfStays() {
        var headers = headers("http://localhost", exchange -> {
            exchange.getResponse().getHeaders().set("Content-Security-Policy", "default-src 'self'");
            exchange.getResponse().getHeaders().set("Referrer-Policy", "no-referrer");
            return exchange.getResponse().setComplete();
        });
        assertThat(headers.get("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(headers.get("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void theCookieOfASessionKeepsToTlsWhereThereIsTls() {
        for (var url : new String[] {"https://giaoban.example", "http://localhost"}) {
            var exchange = answered(url, any -> Mono.empty());
            SafetyHeaders.webSessionIdResolver(new PublicUrl(url)).setSessionId(exchange, "abc");
            var cookie = java.util.Objects.requireNonNull(
                    exchange.getResponse().getCookies().getFirst(LoginSessions.COOKIE));
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Lax");
            assertThat(cookie.isSecure()).isEqualTo(url.startsWith("https"));
        }
    }
}
