package vn.giaoban.drafting;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.pages.Screen;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.series.SeriesRecords;

/** Puts the page together: what was typed, the points there are, what would come of it. */
@Component
class DraftPage {

    private static final String PAGE = "drafting/new";
    private static final String PARTS = "drafting/parts";

    private final Points points;
    private final FirstDraft firstDraft;
    private final Lookout lookout;
    private final Briefings briefings;
    private final SeriesRecords series;
    private final Templates templates;

    DraftPage(
            Points points,
            FirstDraft firstDraft,
            Lookout lookout,
            Briefings briefings,
            SeriesRecords series,
            Templates templates) {
        this.points = points;
        this.firstDraft = firstDraft;
        this.lookout = lookout;
        this.briefings = briefings;
        this.series = series;
        this.templates = templates;
    }

    /** The points that can be chosen. */
    Mono<Catalogue> catalogue() {
        return points.ofKinds(EnumSet.allOf(PointKind.class)).collectList().map(Catalogue::of);
    }

    /** The page as it is opened. */
    Mono<Rendering> opened(Screen screen, FirstDraft.Opening opening, Actor actor) {
        return catalogue()
                .flatMap(catalogue -> firstDraft
                        .draft(opening, catalogue, screen.texts().get("title.proposed"), actor)
                        .flatMap(draft -> lookout.look(draft, actor)
                                .flatMap(look ->
                                        page(screen, draft, List.of(), look, catalogue, opening.from(), 200, ""))));
    }

    /** The page as it begins with a template. */
    Mono<Rendering> begun(Screen screen, UUID template, Actor actor) {
        return catalogue()
                .flatMap(catalogue -> templates.draft(template, catalogue))
                .flatMap(draft -> changed(screen, draft, actor));
    }

    /** The page again, with what was typed, after a button that only changes it. */
    Mono<Rendering> changed(Screen screen, Draft draft, Actor actor) {
        return changed(screen, draft, "", actor);
    }

    /** The page again, with what was typed and kept as a template. */
    Mono<Rendering> kept(Screen screen, Draft draft, Actor actor) {
        return changed(screen, draft, draft.title(), actor);
    }

    private Mono<Rendering> changed(Screen screen, Draft draft, String kept, Actor actor) {
        return Mono.zip(catalogue(), lookout.look(draft, actor))
                .flatMap(found ->
                        page(screen, draft, found.getT2().mistakes(), found.getT2(), found.getT1(), null, 200, kept));
    }

    /** The page again, with what has to be typed otherwise and what is in the way. */
    Mono<Rendering> refused(Screen screen, Draft draft, List<Mistake> mistakes, Outlook look, int status) {
        return catalogue().flatMap(catalogue -> page(screen, draft, mistakes, look, catalogue, null, status, ""));
    }

    private Mono<Rendering> page(
            Screen screen,
            Draft draft,
            List<Mistake> mistakes,
            Outlook look,
            Catalogue catalogue,
            @Nullable Briefing from,
            int status,
            String kept) {
        return (draft.edited() == null ? fresh(from) : present(draft.edited()))
                .map(origin -> DraftView.of(draft, mistakes, look, catalogue, origin, screen.texts()))
                .map(view -> screen.show(PAGE, status)
                        .modelAttribute("view", view)
                        .modelAttribute("kept", kept)
                        .build());
    }

    private Mono<Origin> fresh(@Nullable Briefing from) {
        return Mono.zip(firstDraft.offered(), templates.list())
                .map(found -> new Origin.Fresh(found.getT1(), from, found.getT2()));
    }

    private Mono<Origin> present(Draft.Edited edited) {
        var id = new BriefingId(edited.briefing());
        return Mono.zip(briefings.get(id), series.findMember(id).hasElement())
                .map(found -> new Origin.Present(found.getT1(), found.getT2(), edited));
    }

    /** The availability alone. */
    Mono<Rendering> strip(Screen screen, Draft draft, Actor actor) {
        return Mono.zip(catalogue(), lookout.look(draft, actor))
                .map(found ->
                        strip(screen, "strip", draft, StripWriter.write(found.getT2(), found.getT1(), screen.texts())));
    }

    /** Whether rooms are held; where they could not be, the availability says why. */
    Mono<Rendering> held(Screen screen, Draft draft, Actor actor) {
        return Mono.zip(catalogue(), lookout.look(draft, actor))
                .map(found -> StripWriter.write(found.getT2(), found.getT1(), screen.texts()))
                .map(strip -> strip(screen, strip.obstacles().isEmpty() ? "hold" : "strip", draft, strip.settled()));
    }

    private static Rendering strip(Screen screen, String fragment, Draft draft, StripView strip) {
        var rendering = screen.show(PARTS + " :: " + fragment)
                .modelAttribute("strip", strip)
                .modelAttribute("hold", draft.hold() == null ? "" : draft.hold().toString());
        if (fragment.equals("strip")) rendering.header("HX-Retarget", "#strip").header("HX-Reswap", "innerHTML");
        return rendering.build();
    }
}
