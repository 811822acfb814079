package vn.giaoban.access;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import vn.giaoban.kernel.CommonProblem.Forbidden;
import vn.giaoban.web.PublicUrl;

/**
 * Whether a form was sent from a page of this service. Browsers say where a request comes from ({@code Sec-Fetch-Site}, and older ones or
 * those on plain HTTP {@code Origin}); programs say nothing, and have no browser's credentials that somebody else could use.
 */
@Component
public class SameOrigin {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final String own;

    SameOrigin(PublicUrl url) {
        this.own = originOf(url);
    }

    /** Whether it was, as far as anybody can tell. */
    public boolean holds(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) return OWN_SITES.contains(site);
        var origin = request.getHeaders().getOrigin();
        return origin == null || own.equalsIgnoreCase(origin) || isHost(origin, request);
    }

    /**
     * Refuses a form of somebody else's page.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link Forbidden}
     */
    public void require(ServerHttpRequest request) {
        if (!holds(request)) throw new Forbidden("This form was sent from a page of another site").asException();
    }

    /** The host that was asked for; its scheme is not known behind a proxy. */
    private static boolean isHost(String origin, ServerHttpRequest request) {
        var host = request.getHeaders().getFirst("Host");
        var from = origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return host != null && from.equals(host.toLowerCase(Locale.ROOT));
    }

    private static String originOf(PublicUrl url) {
        var base = URI.create(url.base());
        return base.getScheme() + "://" + base.getAuthority();
    }
}
