package vn.giaoban.substitutions;

import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may open the chair's pages: the link is its own key. */
@Component
class ConsentAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers("/s/{token}/approve", "/s/{token}/reject", "/substitutions/consent.css")
                .permitAll();
    }
}
