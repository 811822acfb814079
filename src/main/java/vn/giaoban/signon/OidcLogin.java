package vn.giaoban.signon;

import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.ChainPart;
import vn.giaoban.access.LoginSessions;
import vn.giaoban.accounts.OutsideLogin;
import vn.giaoban.accounts.OutsideLogins;
import vn.giaoban.web.RefusedLogin;

/** Lets people log in at OpenID Connect providers, where some are configured: what comes back becomes a session like that of the form. */
@Component
class OidcLogin implements ChainPart, OutsideLogins {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    private static final String BEGIN = "/oauth2/authorization/";

    private final ObjectProvider<ReactiveClientRegistrationRepository> providers;
    private final SignOn signOn;
    private final LoginSessions sessions;

    OidcLogin(ObjectProvider<ReactiveClientRegistrationRepository> providers, SignOn signOn, LoginSessions sessions) {
        this.providers = providers;
        this.signOn = signOn;
        this.sessions = sessions;
    }

    @Override
    public void add(ServerHttpSecurity http) {
        var configured = providers.getIfAvailable();
        if (configured == null) return;
        http.oauth2Login(login -> login.clientRegistrationRepository(configured)
                .authorizedClientRepository(new NoClients())
                .securityContextRepository(new Arrivals())
                .authenticationSuccessHandler((filter, _) -> redirect(filter.getExchange(), "/"))
                .authenticationFailureHandler((filter, fault) -> refused(filter.getExchange(), fault)));
    }

    @Override
    public List<OutsideLogin> all() {
        if (!(providers.getIfAvailable() instanceof Iterable<?> all)) return List.of();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(ClientRegistration.class::isInstance)
                .map(ClientRegistration.class::cast)
                .map(provider -> new OutsideLogin(BEGIN + provider.getRegistrationId(), provider.getClientName()))
                .toList();
    }

    /** Turns who came back into the account that they are here. */
    private final class Arrivals implements ServerSecurityContextRepository {

        @Override
        public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
            var arrived = context == null ? null : context.getAuthentication();
            if (arrived == null) return Mono.empty();
            if (!(arrived.getPrincipal() instanceof OidcUser person))
                return Mono.error(
                        new RefusedLogin(new SignOnProblem.NoAccount("The provider does not speak OpenID Connect")));
            return signOn.holder(person.getClaims()).flatMap(holder -> sessions.enter(exchange, holder.login()));
        }

        @Override
        public Mono<SecurityContext> load(ServerWebExchange exchange) {
            return Mono.empty();
        }
    }

    private static Mono<Void> refused(ServerWebExchange exchange, AuthenticationException fault) {
        LOG.info(
                "A login at a provider was refused: {}",
                String.valueOf(fault.getMessage()).replaceAll("\\p{Cntrl}", " "));
        return redirect(exchange, fault instanceof RefusedLogin ? "/login?stranger=1" : "/login?broken=1");
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(path));
        return exchange.getResponse().setComplete();
    }
}
