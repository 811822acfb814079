package vn.giaoban.roster;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;
import vn.giaoban.access.PointScope;

/** Who may call what of the roster. */
@Component
class RosterAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        var mine = new String[] {
            "/api/v1/briefings/{id}/delegates",
            "/api/v1/briefings/{id}/delegates/{delegate}",
            "/api/v1/briefings/{id}/delegates/{delegate}/link"
        };
        var answer = "/api/v1/briefings/{id}/points/{code}/response";
        paths.pathMatchers(HttpMethod.GET, mine)
                .authenticated()
                .pathMatchers(mine)
                .hasAnyRole("SECRETARY", "ADMIN")
                .pathMatchers(answer)
                .access(PointScope.rolesOrOwnPoint("SECRETARY", "ADMIN"));
    }
}
