package vn.giaoban.previews;

import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may look at letters that nobody got. */
@Component
@Order(0)
class PreviewAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers("/api/v1/letters/preview").hasAnyRole("ADMIN", "SECRETARY");
    }
}
