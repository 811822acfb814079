package vn.giaoban.insight;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.MenuEntry;
import vn.giaoban.pages.VendorFile;

/** Who sees the leaders' pages, which are those who may read the same figures over HTTP, and what the pages are made with. */
@Configuration(proxyBeanMethods = false)
class InsightAccess {

    private static final String[] READERS = {"SECRETARY", "LEADER", "OPERATOR", "ADMIN"};

    /** Before the briefings' own rules, which are of fewer words. */
    @Bean
    @Order(0)
    AccessRules insightPaths() {
        return paths -> paths.pathMatchers(HttpMethod.GET, "/reports", "/reports/points/*", "/briefings/*/attendance")
                .hasAnyRole(READERS)
                .pathMatchers(HttpMethod.POST, "/briefings/*/attendance/corrections", "/briefings/*/attendance/matches")
                .hasAnyRole("SECRETARY", "ADMIN")
                .pathMatchers("/insight/*.css", "/insight/*.js")
                .permitAll();
    }

    @Bean
    MenuEntry reportsEntry() {
        return new MenuEntry(40, "/reports", "menu.reports", Set.of(READERS));
    }

    /** With its version, the {@code echarts.version} of the build: its jar lists no folders, so that a star finds nothing there. */
    @Bean
    VendorFile echarts() {
        return new VendorFile("echarts.min.js", "META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js");
    }
}
