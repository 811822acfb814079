package vn.giaoban.invitations;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may see and repeat invitations. Before the rules of briefings, whose paths these lie below. */
@Component
@Order(0)
class InvitationAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        var list = "/api/v1/briefings/{id}/invitations";
        paths.pathMatchers(HttpMethod.POST, list + "/resend").hasAnyRole("ADMIN", "SECRETARY");
        paths.pathMatchers(HttpMethod.GET, list).hasAnyRole("ADMIN", "SECRETARY", "LEADER", "OPERATOR");
        paths.pathMatchers(HttpMethod.HEAD, list).hasAnyRole("ADMIN", "SECRETARY", "LEADER", "OPERATOR");
        var page = "/briefings/{id}/invitations";
        paths.pathMatchers(HttpMethod.POST, page + "/resend").hasAnyRole("ADMIN", "SECRETARY");
        paths.pathMatchers(HttpMethod.GET, page).hasAnyRole("ADMIN", "SECRETARY", "LEADER", "OPERATOR");
        // what is left has no such method, which whoever may see the list is told
        paths.pathMatchers(list, list + "/resend").hasAnyRole("ADMIN", "SECRETARY");
    }
}
