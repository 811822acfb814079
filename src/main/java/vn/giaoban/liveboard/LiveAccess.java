package vn.giaoban.liveboard;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.MenuEntry;

/** Who may watch, and who may write to points: the same as over the API. */
@Configuration(proxyBeanMethods = false)
class LiveAccess {

    /** Before the rules of briefings, whose paths these lie below. */
    @Bean
    @Order(0)
    AccessRules liveBoardPaths() {
        return paths -> paths.pathMatchers("/liveboard/live.css", "/liveboard/live.js")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/briefings/{id}/live/points/{code}/resend")
                .hasAnyRole("SECRETARY", "ADMIN")
                .pathMatchers(HttpMethod.GET, "/live", "/briefings/{id}/live", "/briefings/{id}/live/**")
                .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
    }

    @Bean
    MenuEntry liveEntry() {
        return new MenuEntry(30, "/live", "menu.live", Set.of("SECRETARY", "LEADER", "OPERATOR"));
    }
}
