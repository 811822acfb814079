package vn.giaoban.drafting;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;

/**
 * The form, sent off by one of its buttons.
 *
 * @param button its name
 * @param pressed its value
 * @param part whether a script asks for a part of the page
 */
record Sent(Screen screen, Draft draft, String button, String pressed, boolean part) {

    static Mono<Sent> of(ServerWebExchange exchange, Screens screens) {
        var part = exchange.getRequest().getHeaders().containsHeader("HX-Request");
        return Mono.zip(screens.of(exchange, DraftingPages.TEXTS), exchange.getFormData())
                .map(found -> of(found.getT1(), found.getT2(), part));
    }

    private static Sent of(Screen screen, MultiValueMap<String, String> form, boolean part) {
        var button = Stream.of("do", "use", "pick", "more")
                .filter(form::containsKey)
                .findFirst()
                .orElse("");
        var pressed = Objects.requireNonNullElse(form.getFirst(button), "");
        return new Sent(screen, Draft.of(form), button, pressed, part);
    }
}
