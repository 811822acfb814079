package vn.giaoban.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem;

/**
 * Takes what the hosted Jitsi service tells by webhook, if its secret is configured. Every event proves itself by its signature; 200 as soon as it can't be
 * lost, any other answer makes the service send it again.
 */
@RestController
class JaasIntake {

    private static final String SIGNATURE = "X-Jaas-Signature";

    private final JaasSettings settings;
    private final JaasTranslator translator;
    private final EventParser parser;
    private final EventJournal journal;
    private final Clock clock;

    JaasIntake(
            JaasSettings settings, JaasTranslator translator, EventParser parser, EventJournal journal, Clock clock) {
        this.settings = settings;
        this.translator = translator;
        this.parser = parser;
        this.journal = journal;
        this.clock = clock;
    }

    /** Any event; one that tells nothing of rooms and people is taken and forgotten. */
    @PostMapping(path = "/jaas/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Void> take(ServerWebExchange exchange) {
        if (!settings.isOn()) return Mono.error(new CommonProblem.NotFound("This").asException());
        var signature = exchange.getRequest().getHeaders().getFirst(SIGNATURE);
        return EventIntake.bodyOf(exchange).flatMap(body -> take(body, signature, clock.instant()));
    }

    private Mono<Void> take(String body, @Nullable String header, Instant now) {
        if (!isProven(body, JaasSignature.read(header), now))
            return Mono.error(new IntakeProblem.BadSignature().asException());
        return Mono.justOrEmpty(translator.translate(body).filter(this::isOurs))
                .map(told -> new ReceivedEvent(told.kind(), told.body(), now))
                .flatMap(received -> journal.keep(received, parser.parse(received)));
    }

    private boolean isProven(String body, @Nullable JaasSignature signature, Instant now) {
        var secret = Optional.ofNullable(settings.secret()).orElseThrow();
        return signature != null && signature.isOf(body, secret) && signature.isFresh(now, settings.tolerance());
    }

    private boolean isOurs(JaasTranslator.Translated told) {
        var own = settings.appId();
        return own == null || own.isBlank() || own.equals(told.appId());
    }

    /** A chain of its own, since the signature proves who sends, and no account, session, login form or CSRF token plays a part. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(JaasSettings.class)
    static class Access {
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityWebFilterChain jaasChain(ServerHttpSecurity http) {
            return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/jaas/**"))
                    .csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                    .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                    .logout(ServerHttpSecurity.LogoutSpec::disable)
                    .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                    .authorizeExchange(paths -> paths.anyExchange().permitAll())
                    .build();
        }
    }
}
