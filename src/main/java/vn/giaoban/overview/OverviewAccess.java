package vn.giaoban.overview;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;

/** Who may see a briefing, and who may do something with it: the same as over the API. */
@Configuration(proxyBeanMethods = false)
class OverviewAccess {

    /** An id, as opposed to {@code new}, which is another module's. */
    private static final String PAGE = "/briefings/{id:[0-9a-fA-F-]{36}}";

    @Bean
    AccessRules overviewPaths() {
        var commands = new String[] {PAGE + "/publish", PAGE + "/cancel", PAGE + "/extend"};
        return paths -> paths.pathMatchers("/overview/overview.css")
                .permitAll()
                .pathMatchers(HttpMethod.POST, commands)
                .hasAnyRole("SECRETARY", "ADMIN")
                .pathMatchers(HttpMethod.GET, PAGE)
                .authenticated()
                .pathMatchers(HttpMethod.GET, PAGE + "/points", PAGE + "/delegates")
                .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
    }
}
