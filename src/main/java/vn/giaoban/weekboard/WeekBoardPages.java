package vn.giaoban.weekboard;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.access.PointScope;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.MenuEntry;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;

/** The calendar of the house, where everybody begins. */
@Controller
class WeekBoardPages {

    private static final Bilingual TEXTS = Bilingual.load("weekboard");

    private final Screens screens;
    private final Boards boards;
    private final Clock clock;

    WeekBoardPages(Screens screens, Boards boards, Clock clock) {
        this.screens = screens;
        this.boards = boards;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param view {@code week}, {@code day}, {@code month} or {@code agenda}
     * @param date a day in what is shown, as {@code 2026-12-07}
     * @param q what to search for among points and titles
     * @param rows how many points are in the answer
     */
    @GetMapping("/")
    Mono<Rendering> board(
            ServerWebExchange exchange,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String rows) {
        var asked = Asked.of(view, date, q, rows, clock.instant());
        return Mono.zip(screens.of(exchange, TEXTS), PointScope.of(exchange))
                .flatMap(found -> boards.of(asked, found.getT2(), found.getT1().texts())
                        .map(board -> show("weekboard/board", found.getT1(), board)));
    }

    /** The rows that come when somebody scrolls so far. */
    @GetMapping("/weekboard/rows")
    Mono<Rendering> rows(
            ServerWebExchange exchange,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") String after) {
        var asked = Asked.of(view, date, q, null, clock.instant());
        var before = after.matches("[0-9]{1,5}") ? Integer.parseInt(after) : 0;
        return Mono.zip(screens.of(exchange, TEXTS), PointScope.of(exchange))
                .flatMap(found -> boards.rows(
                                asked, before, found.getT2(), found.getT1().texts())
                        .map(board -> show("weekboard/board :: rows", found.getT1(), board)));
    }

    private static Rendering show(String template, Screen screen, BoardView board) {
        return screen.show(template).modelAttribute("view", board).build();
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        @Bean
        AccessRules weekBoardPaths() {
            return paths -> paths.pathMatchers("/weekboard/*.css", "/weekboard/*.js")
                    .permitAll()
                    .pathMatchers("/", "/weekboard/rows")
                    .authenticated();
        }

        @Bean
        MenuEntry weekBoardEntry() {
            return new MenuEntry(10, "/", "menu.week", Set.of("SECRETARY", "POINT_SECRETARY", "LEADER", "OPERATOR"));
        }
    }
}
