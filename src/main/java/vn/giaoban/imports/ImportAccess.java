package vn.giaoban.imports;

import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may import; before the rules of single briefings, among whose addresses these would be. */
@Component
@Order(0)
class ImportAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers("/imports/*.css")
                .permitAll()
                .pathMatchers("/briefings/import", "/briefings/import/**", "/api/v1/briefings/import")
                .hasAnyRole("ADMIN", "SECRETARY");
    }
}
