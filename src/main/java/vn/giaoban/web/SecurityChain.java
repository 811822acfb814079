package vn.giaoban.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.NotFound;

/** Who gets in where: the modules' rules, then nobody. Calls carry their credentials (HTTP Basic), there is no session to steal. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChain {

    private static final String NO_RULE = SecurityChain.class.getName() + ".noRule";

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http, ObjectProvider<AccessRules> rules, ProblemWriter problems) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((exchange, fault) -> challenge(problems, exchange, fault)))
                .exceptionHandling(faults -> faults.authenticationEntryPoint(
                                (exchange, fault) -> challenge(problems, exchange, fault))
                        .accessDeniedHandler((exchange, fault) -> denied(problems, exchange, fault)))
                .headers(headers -> headers.frameOptions(ServerHttpSecurity.HeaderSpec.FrameOptionsSpec::disable))
                .authorizeExchange(paths -> {
                    rules.orderedStream().forEach(r -> r.add(paths));
                    paths.anyExchange().access((_, context) -> {
                        context.getExchange().getAttributes().put(NO_RULE, true);
                        return Mono.just(new AuthorizationDecision(false));
                    });
                })
                .build();
    }

    /** The paths that belong to no module: health for whoever watches, figures and the API's document for accounts. */
    @Bean
    AccessRules commonPaths() {
        return paths -> paths.pathMatchers(
                        "/actuator/health", "/actuator/health/*", "/webjars/**", "/css/**", "/favicon.ico")
                .permitAll()
                .pathMatchers("/actuator/prometheus", "/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**")
                .authenticated();
    }

    /** What the firewall of Spring Security takes for an attack is answered like any bad request. */
    @Bean
    ServerExchangeRejectedHandler rejectedExchanges(ProblemWriter problems) {
        return problems::handle;
    }

    @Bean
    PublicUrl publicUrl(Environment environment) {
        var port = environment.getProperty("server.port", "8080");
        return new PublicUrl(environment.getProperty("giaoban.public-url", "http://localhost:" + port));
    }

    private static Mono<Void> challenge(
            ProblemWriter problems, ServerWebExchange exchange, AuthenticationException fault) {
        exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Giaoban\", charset=\"UTF-8\"");
        return problems.write(exchange, problems.problemOf(exchange, fault));
    }

    /** To somebody who is logged in, a path that nobody serves is not there rather than forbidden. */
    private static Mono<Void> denied(ProblemWriter problems, ServerWebExchange exchange, AccessDeniedException fault) {
        var unserved = exchange.getAttributes().containsKey(NO_RULE);
        return problems.write(
                exchange, problems.problemOf(exchange, unserved ? new NotFound("This path was").asException() : fault));
    }
}
