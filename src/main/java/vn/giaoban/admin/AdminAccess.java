package vn.giaoban.admin;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.MenuEntry;

/** Administration is for administrators; all its pages, whichever module they are of, are one entry of the menu. */
@Configuration(proxyBeanMethods = false)
class AdminAccess {

    @Bean
    AccessRules adminPaths() {
        return paths -> paths.pathMatchers("/admin/admin.css")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/admin", "/admin/rules", "/admin/servers")
                .hasRole("ADMIN");
    }

    @Bean
    MenuEntry adminEntry() {
        return new MenuEntry(90, "/admin", "menu.admin", Set.of("ADMIN"));
    }
}
