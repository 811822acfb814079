package vn.giaoban.preflight;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;

/** Settings of this module, and who may call what of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PreflightSettings.class)
class PreflightConfiguration {

    @Bean
    @Order(0)
    AccessRules preflightPaths() {
        return paths -> paths.pathMatchers(
                        "/preflight/board.css", "/preflight/check.css", "/preflight/check.js", "/preflight/probe")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/api/v1/briefings/{id}/readiness", "/briefings/{id}/readiness")
                .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
    }
}
