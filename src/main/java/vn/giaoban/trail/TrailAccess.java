package vn.giaoban.trail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;

/** The trail is for administrators; the history of a briefing for those who see its invitations, too. */
@Configuration(proxyBeanMethods = false)
class TrailAccess {

    /** Before the briefings' own rules, which are of fewer words. */
    @Bean
    @Order(0)
    AccessRules trailPaths() {
        return paths -> paths.pathMatchers("/trail/*.css")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/briefings/*/history")
                .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                .pathMatchers("/api/v1/audit", "/api/v1/audit/verify", "/admin/audit", "/admin/audit/*")
                .hasRole("ADMIN");
    }
}
