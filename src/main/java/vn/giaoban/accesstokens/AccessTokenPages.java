package vn.giaoban.accesstokens;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;

/** One's own access tokens on a page. */
@Controller
class AccessTokenPages {

    static final String PAGE = "/me/tokens";
    private static final Bilingual TEXTS = Bilingual.load("accesstokens");
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365);

    private final AccessTokens tokens;
    private final Screens screens;
    private final Forms forms;
    private final Clock clock;

    AccessTokenPages(AccessTokens tokens, Screens screens, Forms forms, Clock clock) {
        this.tokens = tokens;
        this.screens = screens;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What the page says beside the list.
     *
     * @param made a token that was just made, shown only here; empty when none was
     * @param faults what is wrong, by field
     * @param typed what was typed, by field
     */
    record Said(String made, Map<String, String> faults, Map<String, String> typed) {
        static final Said NOTHING = new Said("", Map.of(), Map.of());
    }

    /**
     * A line of the list.
     *
     * @param over whether it has expired
     * @param lastUse in words; empty when nobody used it yet
     */
    record Line(String id, String name, List<Scope> scopes, String expires, boolean over, String lastUse) {}

    @GetMapping(PAGE)
    Mono<Rendering> list(ServerWebExchange exchange, Actor actor) {
        return screens.of(exchange, TEXTS).flatMap(screen -> show(screen, Said.NOTHING, actor));
    }

    /** Makes one, which is on the answer and nowhere else. */
    @PostMapping(PAGE)
    Mono<Rendering> make(ServerWebExchange exchange, Actor actor) {
        return screens.of(exchange, TEXTS)
                .zipWith(exchange.getFormData())
                .flatMap(asked -> Mono.defer(() -> tokens.make(forms.valid(form(asked.getT2())), actor))
                        .map(made -> new Said(made.text(), Map.of(), Map.of()))
                        .onErrorResume(ProblemException.class, e -> refused(asked.getT1(), asked.getT2(), e))
                        .flatMap(said -> show(asked.getT1(), said, actor)));
    }

    @PostMapping(PAGE + "/{id}/revoke")
    Mono<Rendering> revoke(@PathVariable String id, Actor actor) {
        return tokens.revoke(Parameters.id("Access token", id), actor)
                .thenReturn(
                        Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build());
    }

    /** What somebody at the page can mend is said there; anything else is for the page of faults. */
    private static Mono<Said> refused(Screen screen, MultiValueMap<String, String> form, ProblemException fault) {
        var texts = screen.texts();
        var faults = switch (fault.problem()) {
            case InvalidRequest invalid ->
                invalid.errors().stream()
                        .map(Fault::pointer)
                        .map(pointer -> pointer.replaceFirst("^/", "").replaceFirst("/.*", ""))
                        .distinct()
                        .collect(Collectors.toMap(field -> field, field -> texts.get("fault." + field)));
            case AccessTokenProblem.TooManyTokens many -> Map.of("name", texts.say("fault.many", many.most()));
            default -> Map.<String, String>of();
        };
        return faults.isEmpty() ? Mono.error(fault) : Mono.just(new Said("", faults, form.toSingleValueMap()));
    }

    private Mono<Rendering> show(Screen screen, Said said, Actor actor) {
        var status = said.faults().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return tokens.list(actor)
                .map(all -> screen.show("accesstokens/tokens", status.value())
                        .modelAttribute(
                                "tokens",
                                all.stream().map(token -> line(screen, token)).toList())
                        .modelAttribute("days", DAYS)
                        .modelAttribute("said", said)
                        .build());
    }

    private Line line(Screen screen, AccessToken token) {
        var times = new WallClock(HomeZone.ID, screen.texts());
        return new Line(
                token.id().toString(),
                token.name(),
                token.scopes().stream().sorted().toList(),
                times.date(token.expiresAt()),
                token.isOver(clock.instant()),
                token.lastUsedAt() == null ? "" : times.stamp(token.lastUsedAt()));
    }

    private AccessTokenForm form(MultiValueMap<String, String> form) {
        var scopes = form.getOrDefault("scopes", List.of()).stream()
                .map(name -> Parameters.constant("scopes", name, Scope.class))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var end = clock.instant().plus(Duration.ofDays(days(form.getFirst("days"))));
        return new AccessTokenForm(
                Objects.requireNonNullElse(form.getFirst("name"), "").strip(),
                Set.copyOf(scopes),
                end.atZone(HomeZone.ID).toOffsetDateTime());
    }

    private static int days(@Nullable String typed) {
        return DAYS.stream()
                .filter(days -> days.toString().equals(typed))
                .findFirst()
                .orElse(90);
    }
}
