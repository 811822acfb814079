package vn.giaoban.conclusions;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.MenuEntry;

/** Who may read conclusions, and who writes and closes them; a point reports by its own address, which is its own key. */
@Configuration(proxyBeanMethods = false)
class ConclusionsAccess {

    private static final String PAGE = "/briefings/{id}/conclusions";

    /** Before the rules of briefings, whose paths these lie below. */
    @Bean
    @Order(0)
    AccessRules conclusionPaths() {
        return paths -> paths.pathMatchers("/conclusions/*.css", "/p/{token}/tasks/{task}")
                .permitAll()
                .pathMatchers(HttpMethod.GET, PAGE + "/notice.pdf")
                .authenticated()
                .pathMatchers(HttpMethod.GET, PAGE, "/tasks")
                .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                .pathMatchers(HttpMethod.POST, PAGE, PAGE + "/**", "/tasks/{task}/close", "/tasks/{task}/reopen")
                .hasAnyRole("SECRETARY", "ADMIN");
    }

    @Bean
    MenuEntry tasksEntry() {
        return new MenuEntry(50, "/tasks", "menu.tasks", Set.of("SECRETARY", "LEADER", "OPERATOR"));
    }
}
