package vn.giaoban.entrance;

import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may call what of this module: a personal link is its own key. */
@Component
class EntranceAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers(
                        "/j/{token}",
                        "/j/series/{token}",
                        "/p/series/{token}",
                        "/j/{token}/enter",
                        "/j/{token}/rsvp",
                        "/j/{token}/preflight",
                        "/entrance/join.css",
                        "/entrance/join.js",
                        "/entrance/line.js")
                .permitAll();
    }
}
