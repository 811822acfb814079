package vn.giaoban.alerts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.web.Parameters;

/** Alerts over HTTP. */
@RestController
class AlertController {

    private final Alerts alerts;
    private final Briefings briefings;

    AlertController(Alerts alerts, Briefings briefings) {
        this.alerts = alerts;
        this.briefings = briefings;
    }

    /** The alerts of a briefing, the oldest first. */
    record AlertsView(List<AlertView> items, @Nullable String next) {}

    @GetMapping(path = "/api/v1/briefings/{id}/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<AlertsView> list(@PathVariable String id) {
        return briefings.get(new BriefingId(Parameters.id("Briefing", id))).flatMap(this::list);
    }

    private Mono<AlertsView> list(Briefing briefing) {
        return alerts.of(briefing)
                .map(alert -> AlertView.of(alert, briefing))
                .collectList()
                .map(items -> new AlertsView(items, null));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** Whoever may read the attendance; before the briefings' own rules, which are of fewer words. */
        @Bean
        @Order(0)
        AccessRules alertPaths() {
            return paths -> paths.pathMatchers(HttpMethod.GET, "/api/v1/briefings/*/alerts")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
        }
    }
}
