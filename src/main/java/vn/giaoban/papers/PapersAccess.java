package vn.giaoban.papers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;

/** Who may read documents and who may hand them out; a personal link is its own key. */
@Configuration(proxyBeanMethods = false)
class PapersAccess {

    private static final String API = "/api/v1/briefings/{id}/documents";
    private static final String PAGE = "/briefings/{id}/documents";

    /** Before the rules of briefings, whose paths these lie below. */
    @Bean
    @Order(0)
    AccessRules paperPaths() {
        return paths -> paths.pathMatchers(
                        "/papers/*.css", "/j/{token}/documents/{document}", "/p/{token}/documents/{document}")
                .permitAll()
                .pathMatchers(HttpMethod.GET, API, API + "/**", PAGE, PAGE + "/**")
                .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                .pathMatchers(API, API + "/**", PAGE, PAGE + "/**")
                .hasAnyRole("SECRETARY", "ADMIN");
    }
}
