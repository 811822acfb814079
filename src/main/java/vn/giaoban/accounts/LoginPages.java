package vn.giaoban.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.OwnPath;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screens;

/** The form by which people with an account log in; what it sends is checked by the security chain. */
@Controller
class LoginPages {

    private static final Bilingual TEXTS = Bilingual.load("accounts");

    private final Screens screens;
    private final ObjectProvider<OutsideLogins> outside;

    LoginPages(Screens screens, ObjectProvider<OutsideLogins> outside) {
        this.screens = screens;
        this.outside = outside;
    }

    @GetMapping("/login")
    Mono<Rendering> login(
            ServerWebExchange exchange,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String wait,
            @RequestParam(required = false) @Nullable String stranger,
            @RequestParam(required = false) @Nullable String broken,
            @RequestParam(required = false) @Nullable String bye) {
        return screens.of(exchange, TEXTS)
                .map(screen -> screen.show("accounts/login")
                        .modelAttribute("next", OwnPath.of(next))
                        .modelAttribute("wrong", wrong != null)
                        .modelAttribute("wait", wait != null)
                        .modelAttribute("stranger", stranger != null)
                        .modelAttribute("broken", broken != null)
                        .modelAttribute(
                                "outside",
                                outside.stream()
                                        .flatMap(all -> all.all().stream())
                                        .toList())
                        .modelAttribute("bye", bye != null)
                        .build());
    }
}
