package vn.giaoban.drafting;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.MenuEntry;

/** Who may write and change briefings; before the rules of single briefings, among whose addresses this page's would be one. */
@Component
@Order(0)
class DraftingAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers("/drafting/*")
                .permitAll()
                .pathMatchers("/briefings/new", "/briefings/new/**", "/briefings/{id}/edit")
                .hasAnyRole("ADMIN", "SECRETARY");
    }

    @Bean
    static MenuEntry newBriefingEntry() {
        return new MenuEntry(20, DraftingPages.PATH, "menu.new", Set.of("SECRETARY"));
    }
}
