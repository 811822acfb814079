package vn.giaoban.conferences;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CallbackToken;

/** Who may call what of this module, and all that the conference server calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConferenceSettings.class)
class ConferencesConfiguration {

    private static final String BEARER = "Bearer ";
    private static final byte[] UNAUTHENTICATED = """
            {"type":"urn:giaoban:problem:unauthenticated","title":"Unauthorized","status":401,\
            "detail":"Send Authorization: Bearer and the value of giaoban.jitsi.callback-token"}""".getBytes(StandardCharsets.UTF_8);

    /**
     * The conference server shows one shared token, at the gate as at the event intake. Its calls have a chain of their own, so that this token is never taken for an
     * account's, and no session, login form or CSRF token plays a part.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain conferenceServerChain(ServerHttpSecurity http, CallbackToken token) {
        var expected = token.value().getBytes(StandardCharsets.UTF_8);
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/jitsi/**"))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .authorizeExchange(paths -> paths.anyExchange()
                        .access((_, context) ->
                                decide(expected, context.getExchange().getRequest())))
                .exceptionHandling(faults -> faults.authenticationEntryPoint((exchange, _) -> refuse(exchange)))
                .build();
    }

    private static Mono<AuthorizationResult> decide(byte[] expected, ServerHttpRequest request) {
        return Mono.just(new AuthorizationDecision(knows(expected, request.getHeaders())));
    }

    /** In the same time for every wrong token. */
    static boolean knows(byte[] expected, HttpHeaders headers) {
        var shown = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (shown == null || !shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) return false;
        var token = shown.substring(BEARER.length()).strip();
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected);
    }

    private static Mono<Void> refuse(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(UNAUTHENTICATED)));
    }
}
