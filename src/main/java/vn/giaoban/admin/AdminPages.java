package vn.giaoban.admin;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;

/** The way to the pages of administration, and those that only show: rules and conference servers. */
@Controller
class AdminPages {

    private static final Bilingual TEXTS = Bilingual.load("admin");
    private static final List<String> PARTS = List.of("points", "accounts", "rules", "servers", "audit");

    private final Rules rules;
    private final ServerFacts servers;
    private final Screens screens;
    private final Clock clock;

    AdminPages(Rules rules, ServerFacts servers, Screens screens, Clock clock) {
        this.rules = rules;
        this.servers = servers;
        this.screens = screens;
        this.clock = clock;
    }

    @GetMapping("/admin")
    Mono<Rendering> landing(ServerWebExchange exchange) {
        return screens.of(exchange, TEXTS)
                .map(screen -> screen.show("admin/admin")
                        .modelAttribute("parts", PARTS)
                        .build());
    }

    /** The rules in force, each with the setting that it comes from. */
    @GetMapping("/admin/rules")
    Mono<Rendering> rules(ServerWebExchange exchange) {
        return screens.of(exchange, TEXTS)
                .map(screen -> screen.show("admin/rules")
                        .modelAttribute(
                                "view",
                                RulesView.of(rules, clock.instant(), new WallClock(HomeZone.ID, screen.texts())))
                        .build());
    }

    /** The conference servers as they are now; the page asks again by itself. */
    @GetMapping("/admin/servers")
    Mono<Rendering> servers(ServerWebExchange exchange) {
        var now = clock.instant();
        return Mono.zip(screens.of(exchange, TEXTS), servers.at(now))
                .map(found -> found.getT1()
                        .show("admin/servers")
                        .modelAttribute(
                                "view",
                                ServersView.of(
                                        found.getT2(),
                                        now,
                                        new WallClock(HomeZone.ID, found.getT1().texts())))
                        .build());
    }
}
