package vn.giaoban.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.web.ProblemWriter;
import vn.giaoban.web.PublicUrl;
import vn.giaoban.web.RefusedLogin;
import vn.giaoban.web.WebProblem;

/**
 * Who gets in where: the modules' rules, then nobody. Programs bring their credentials with each call (HTTP Basic, or a bearer token); people at a browser log in by a form and
 * have a session, whose changes need a token of the page that they came from.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChain {

    private static final String NO_RULE = SecurityChain.class.getName() + ".noRule";

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            ObjectProvider<AccessRules> rules,
            LoginSessions sessions,
            ReactiveAuthenticationManager passwords,
            BearerLogins bearers,
            BriefingScope briefings,
            PublicUrl url,
            ObjectProvider<ChainPart> parts,
            ProblemWriter problems) {
        parts.orderedStream().forEach(part -> part.add(http));
        return http.csrf(csrf -> csrf.csrfTokenRepository(formTokens(url))
                        .requireCsrfProtectionMatcher(PagePolicy.needsToken())
                        .csrfTokenRequestHandler(new FormTokens())
                        .accessDeniedHandler((exchange, fault) -> denied(problems, exchange, fault)))
                .securityContextRepository(sessions)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(basic -> basic.authenticationManager(
                                login -> passwords.authenticate(login).flatMap(SecurityChain::whole))
                        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                        .authenticationEntryPoint((exchange, fault) -> challenge(problems, exchange, fault)))
                .addFilterAt(
                        bearers.filter((exchange, fault) -> challenge(problems, exchange, fault)),
                        SecurityWebFiltersOrder.AUTHENTICATION)
                .formLogin(form -> form.loginPage("/login")
                        .authenticationSuccessHandler((filter, login) -> toWanted(filter.getExchange(), login))
                        .authenticationFailureHandler((filter, fault) -> toLoginAgain(filter.getExchange(), fault)))
                .logout(logout -> logout.logoutUrl("/logout")
                        .requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutSuccessHandler((filter, _) -> redirect(filter.getExchange(), "/login?bye=1")))
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
                .addFilterAfter(new PointScopeFilter(briefings), SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    /** The token is in a cookie that no script reads, and once more in each form: only a page of ours can have put it there. */
    private static CookieServerCsrfTokenRepository formTokens(PublicUrl url) {
        var tokens = new CookieServerCsrfTokenRepository();
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(url.isSecure()));
        return tokens;
    }

    private static Mono<Void> toWanted(ServerWebExchange exchange, Authentication login) {
        var half = login instanceof HalfLogin;
        return wanted(exchange)
                .map(path -> half
                        ? LoginSessions.SECOND_STEP + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
                        : path)
                .flatMap(path -> redirect(exchange, path));
    }

    /** A second factor is a person's: programs of such an account show a token. */
    private static Mono<Authentication> whole(Authentication login) {
        if (!(login instanceof HalfLogin)) return Mono.just(login);
        return Mono.error(
                new RefusedLogin(
                        new WebProblem(
                                401,
                                "second-factor-required",
                                "This account logs in with a second factor, at the page; programs show a personal access token (Authorization: Bearer gb_…) in place of its password")));
    }

    /** A wrong password, or too many of them; anything else is no fault of who logs in. */
    private static Mono<Void> toLoginAgain(ServerWebExchange exchange, AuthenticationException fault) {
        var waits = fault instanceof RefusedLogin refused && refused.pause() != null;
        if (!waits && !(fault instanceof BadCredentialsException)) return Mono.error(fault);
        var why = waits ? "wait" : "wrong";
        return wanted(exchange)
                .flatMap(path -> redirect(
                        exchange, "/login?" + why + "=1&next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)));
    }

    private static Mono<String> wanted(ServerWebExchange exchange) {
        return exchange.getFormData().map(form -> OwnPath.of(form.getFirst("next")));
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(path));
        return exchange.getResponse().setComplete();
    }

    /** The paths that belong to no module: health for whoever watches, figures and the API's document for accounts. */
    @Bean
    AccessRules commonPaths() {
        return paths -> paths.pathMatchers("/actuator/health", "/actuator/health/*", "/favicon.ico")
                .permitAll()
                .pathMatchers(
                        "/actuator/prometheus",
                        "/v3/api-docs/**",
                        "/swagger-ui.html",
                        "/swagger-ui/**",
                        "/webjars/swagger-ui/**")
                .authenticated();
    }

    /** What the firewall of Spring Security takes for an attack is answered like any bad request. */
    @Bean
    ServerExchangeRejectedHandler rejectedExchanges(ProblemWriter problems) {
        return problems::handle;
    }

    private static Mono<Void> challenge(
            ProblemWriter problems, ServerWebExchange exchange, AuthenticationException fault) {
        var request = exchange.getRequest();
        var brought = request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        if (!brought && PagePolicy.leadsToLogin(request)) return PagePolicy.toLogin(exchange);
        // a script of a page whose session is over must not make the browser ask for a password
        if (brought || !request.getCookies().containsKey(LoginSessions.COOKIE))
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, scheme(fault));
        var pause = fault instanceof RefusedLogin refused ? refused.pause() : null;
        if (pause != null)
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds()));
        return problems.write(exchange, problems.problemOf(exchange, fault));
    }

    private static String scheme(AuthenticationException fault) {
        var own = fault instanceof RefusedLogin refused ? refused.challenge() : null;
        return own == null ? "Basic realm=\"Giaoban\", charset=\"UTF-8\"" : own;
    }

    /** To somebody who is logged in, a path that nobody serves is not there rather than forbidden. */
    private static Mono<Void> denied(ProblemWriter problems, ServerWebExchange exchange, AccessDeniedException fault) {
        var unserved = exchange.getAttributes().containsKey(NO_RULE);
        return problems.write(
                exchange, problems.problemOf(exchange, unserved ? new NotFound("This path was").asException() : fault));
    }
}
