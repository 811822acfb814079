package vn.giaoban.pages;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.access.OwnPath;

/** Keeps which language and colours somebody wants, in cookies of a year, and leads back to the page. */
@Controller
class PreferencePages {

    private static final Duration KEPT = Duration.ofDays(365);

    @Bean
    static AccessRules preferencePaths() {
        return paths -> paths.pathMatchers("/preferences", "/pages/*").permitAll();
    }

    @PostMapping("/preferences")
    Mono<Rendering> choose(ServerWebExchange exchange) {
        return exchange.getFormData().map(form -> {
            keep(exchange, Screens.LANGUAGE_COOKIE, form.getFirst("lang"), Set.of("vi", "en"));
            keep(exchange, Screens.THEME_COOKIE, form.getFirst("theme"), Set.of("light", "dark", "auto"));
            return Rendering.redirectTo(back(form.getFirst("back")))
                    .status(HttpStatus.SEE_OTHER)
                    .build();
        });
    }

    /** Without the language in the address, which would win over the choice. */
    private static String back(@Nullable String page) {
        var path = OwnPath.of(page);
        return path.replaceAll("([?&])lang=[^&]*&?", "$1").replaceFirst("[?&]$", "");
    }

    private static void keep(ServerWebExchange exchange, String name, @Nullable String value, Set<String> known) {
        if (value == null || !known.contains(value)) return;
        exchange.getResponse()
                .addCookie(ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build());
    }
}
