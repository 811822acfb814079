package vn.giaoban.pages;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes the frame of a page out of a request: who asks, in which language and colours. */
@Component
public class Screens {

    /**
     * The content security policy of pages with an account: scripts and styles are files of this service; only {@code style} attributes, by which
     * bars get their place, may stand in a page.
     */
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; object-src 'none'";

    static final String LANGUAGE_COOKIE = "lang";
    static final String THEME_COOKIE = "theme";
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final List<MenuEntry> menu;
    private final List<AccountEntry> account;
    private final @Nullable Ribbon ribbon;

    Screens(ObjectProvider<MenuEntry> menu, ObjectProvider<AccountEntry> account, ObjectProvider<Ribbon> ribbon) {
        this.menu = menu.stream()
                .sorted(java.util.Comparator.comparingInt(MenuEntry::order))
                .toList();
        this.account = account.stream()
                .sorted(java.util.Comparator.comparingInt(AccountEntry::order))
                .toList();
        this.ribbon = ribbon.getIfAvailable();
    }

    /**
     * The frame of the answer to a request; sets the headers that such a page has.
     *
     * @param both the page's words; those of {@code messages/pages.properties} are among them
     */
    public Mono<Screen> of(ServerWebExchange exchange, Bilingual both) {
        addHeaders(exchange.getResponse().getHeaders());
        return Mono.zip(visitor(exchange), token(exchange))
                .map(found -> screen(exchange.getRequest(), both, found.getT1(), found.getT2()));
    }

    private Screen screen(ServerHttpRequest request, Bilingual both, Visitor visitor, String token) {
        var path = request.getPath().pathWithinApplication().value();
        var query = request.getURI().getRawQuery();
        return new Screen(
                both.of(language(request), request.getHeaders()),
                theme(request),
                visitor.name(),
                visitor.roles(),
                path,
                query == null ? path : path + "?" + query,
                menu.stream().filter(entry -> entry.isFor(visitor.roles())).toList(),
                account,
                token,
                ribbon);
    }

    private record Visitor(String name, Set<String> roles) {}

    private static Mono<Visitor> visitor(ServerWebExchange exchange) {
        return exchange.getPrincipal().map(Screens::visitor).defaultIfEmpty(new Visitor("", Set.of()));
    }

    private static Visitor visitor(Principal principal) {
        if (!(principal instanceof Authentication login)) return new Visitor(principal.getName(), Set.of());
        var roles = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .filter(name -> name.startsWith("ROLE_"))
                .map(name -> name.substring("ROLE_".length()))
                .collect(Collectors.toUnmodifiableSet());
        return new Visitor(login.getName(), roles);
    }

    /** Reading it also sets its cookie. */
    private static Mono<String> token(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.map(CsrfToken::getToken).defaultIfEmpty("");
    }

    private static @Nullable String language(ServerHttpRequest request) {
        var asked = request.getQueryParams().getFirst("lang");
        return asked != null ? asked : cookie(request, LANGUAGE_COOKIE);
    }

    private static String theme(ServerHttpRequest request) {
        var chosen = cookie(request, THEME_COOKIE);
        return chosen != null && THEMES.contains(chosen) ? chosen : "auto";
    }

    private static @Nullable String cookie(ServerHttpRequest request, String name) {
        var cookie = request.getCookies().getFirst(name);
        return cookie == null ? null : cookie.getValue();
    }

    private static void addHeaders(HttpHeaders headers) {
        Map.of(
                        "Content-Security-Policy",
                        POLICY,
                        "Referrer-Policy",
                        "same-origin",
                        "Permissions-Policy",
                        "camera=(), microphone=(), geolocation=()",
                        HttpHeaders.CACHE_CONTROL,
                        "no-store")
                .forEach(headers::set);
    }
}
