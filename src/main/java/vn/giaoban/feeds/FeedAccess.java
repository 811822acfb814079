package vn.giaoban.feeds;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may do what with feeds: an address is its own key, making and taking back is the secretary's. */
@Component
class FeedAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers(HttpMethod.GET, "/feeds/{file}", "/embed/week/{token}")
                .permitAll();
        paths.pathMatchers(HttpMethod.HEAD, "/feeds/{file}", "/embed/week/{token}")
                .permitAll();
        paths.pathMatchers("/api/v1/feeds", "/api/v1/feeds/{id}").hasAnyRole("ADMIN", "SECRETARY");
    }
}
