package vn.giaoban.drafting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Parameters;

/** The page on which a briefing is written, and what its buttons do. It works by forms alone; scripts only spare the waiting. */
@Controller
@RequestMapping(DraftingPages.PATH)
class DraftingPages {

    static final String PATH = "/briefings/new";

    /** Read when the service starts, not when the first request comes. */
    static final Bilingual TEXTS = Bilingual.load("drafting");

    private final Screens screens;
    private final Briefings briefings;
    private final DraftPage page;
    private final DraftReader reader;
    private final Refusals refusals;
    private final OwnHolds holds;
    private final Submissions submissions;
    private final LetterPreview letters;

    DraftingPages(
            Screens screens,
            Briefings briefings,
            DraftPage page,
            DraftReader reader,
            Refusals refusals,
            OwnHolds holds,
            Submissions submissions,
            LetterPreview letters) {
        this.screens = screens;
        this.briefings = briefings;
        this.page = page;
        this.reader = reader;
        this.refusals = refusals;
        this.holds = holds;
        this.submissions = submissions;
        this.letters = letters;
    }

    @GetMapping
    Mono<Rendering> open(
            ServerWebExchange exchange,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String end,
            @RequestParam(required = false) @Nullable String point,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String template,
            Actor actor) {
        if (template != null && !template.isEmpty())
            return screens.of(exchange, TEXTS)
                    .flatMap(screen -> page.begun(screen, Parameters.id("Template", template), actor));
        return Mono.zip(screens.of(exchange, TEXTS), copied(from)).flatMap(found -> {
            var opening = new FirstDraft.Opening(
                    time(start), time(end), point, found.getT2().orElse(null));
            return page.opened(found.getT1(), opening, actor);
        });
    }

    private Mono<Optional<Briefing>> copied(@Nullable String id) {
        if (id == null || id.isEmpty()) return Mono.just(Optional.empty());
        return briefings.get(new BriefingId(Parameters.id("Briefing", id))).map(Optional::of);
    }

    /** With an offset, or by the clocks of the house; what is no time proposes none. */
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) return null;
        try {
            // a "+" that a link forgot to escape arrives as a space
            return text.length() > 19
                    ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
                    : LocalDateTime.parse(text).atZone(HomeZone.ID).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Books: as a draft, or with invitations that go out at once. */
    @PostMapping
    Mono<Rendering> submit(ServerWebExchange exchange, Actor actor) {
        return Sent.of(exchange, screens).flatMap(sent -> {
            var reading = reader.read(sent.draft(), sent.pressed().equals("send"));
            var form = reading.form();
            if (form == null) return refusals.mistaken(sent, reading.mistakes(), actor);
            return submissions
                    .submit(sent.draft().form(), form, actor)
                    .map(DraftingPages::toBriefing)
                    .onErrorResume(ProblemException.class, fault -> refusals.refused(sent, fault.problem(), actor));
        });
    }

    static Rendering toBriefing(BriefingId id) {
        return Rendering.redirectTo("/briefings/" + id)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    /** Looks again: the strip for a script; for who has none the whole page, after whichever button was pressed. */
    @PostMapping("/check")
    Mono<Rendering> check(ServerWebExchange exchange, Actor actor) {
        return Sent.of(exchange, screens).flatMap(sent -> sent.part() ? strip(sent, actor) : changed(sent, actor));
    }

    private Mono<Rendering> strip(Sent sent, Actor actor) {
        var form = reader.readWishes(sent.draft()).form();
        var left = form == null || form.hold() == null ? Mono.<Void>empty() : holds.leave(form, actor);
        return left.then(Mono.defer(() -> page.strip(sent.screen(), sent.draft(), actor)));
    }

    private Mono<Rendering> changed(Sent sent, Actor actor) {
        return page.catalogue()
                .map(catalogue -> changed(sent, catalogue))
                .flatMap(draft -> page.changed(sent.screen(), draft, actor));
    }

    private static Draft changed(Sent sent, Catalogue catalogue) {
        var draft = sent.draft();
        return switch (sent.button()) {
            case "use" -> used(draft, sent.pressed());
            case "pick" -> draft.across(catalogue.pick(draft.points(), sent.pressed()));
            case "more" -> draft.withMoreLines();
            default -> draft;
        };
    }

    private static Draft used(Draft draft, String time) {
        var parts = time.split("[T/]", -1);
        return parts.length == 4 ? draft.at(parts[0], parts[1], parts[3]) : draft;
    }

    /** Holds the rooms once nobody types any more. */
    @PostMapping("/hold")
    Mono<Rendering> hold(ServerWebExchange exchange, Actor actor) {
        return Sent.of(exchange, screens).flatMap(sent -> {
            var form = reader.readWishes(sent.draft()).form();
            if (form == null) return page.held(sent.screen(), sent.draft(), actor);
            return holds.hold(form, sent.draft().hold(), actor)
                    .map(hold -> sent.draft().holding(hold.id()))
                    .defaultIfEmpty(sent.draft().holding(null))
                    .flatMap(draft -> page.held(sent.screen(), draft, actor));
        });
    }

    /** Gives the rooms back when the page is left. */
    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> release(ServerWebExchange exchange, Actor actor) {
        return exchange.getFormData()
                .map(Draft::of)
                .flatMap(draft -> draft.hold() == null ? Mono.empty() : holds.release(draft.hold(), actor));
    }

    /** The invitation as the first point would get it. */
    @PostMapping("/preview")
    Mono<Rendering> preview(ServerWebExchange exchange) {
        return Sent.of(exchange, screens).flatMap(sent -> {
            var view = sent.part() ? "drafting/letter :: letter" : "drafting/letter";
            var shown = sent.screen().show(view);
            var reading = reader.read(sent.draft(), false);
            var form = reading.form();
            if (form == null)
                return Mono.just(shown.modelAttribute("faults", words(reading.mistakes(), sent.screen()))
                        .build());
            return page.catalogue()
                    .flatMap(catalogue -> letters.of(form, catalogue))
                    .map(sheet -> shown.modelAttribute("sheet", sheet)
                            .modelAttribute("faults", List.of())
                            .build());
        });
    }

    private static List<String> words(List<Mistake> mistakes, Screen screen) {
        return mistakes.stream()
                .map(mistake -> screen.texts().say("fault." + mistake.kind(), mistake.value()))
                .distinct()
                .toList();
    }
}
