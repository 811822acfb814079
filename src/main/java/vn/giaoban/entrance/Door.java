package vn.giaoban.entrance;

import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.admission.Turn;
import vn.giaoban.admission.Visitor;
import vn.giaoban.admission.Waves;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.kernel.Problem;
import vn.giaoban.pages.Reader;

/** The way from a link that holds into the conference: through the line, when there is one. */
@Component
class Door {

    private final Conferences conferences;
    private final Waves waves;
    private final JoinRenderer renderer;
    private final Clock clock;

    Door(Conferences conferences, Waves waves, JoinRenderer renderer, Clock clock) {
        this.conferences = conferences;
        this.waves = waves;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Into the conference, or the page that says what that is waiting for. Who only looks takes no place and gets no token. */
    Mono<Rendering> enter(Admission admission, Reader reader) {
        var now = clock.instant();
        var refusal = EntryPolicy.mayEnter(admission, now)
                .filter(problem -> reader.looksOnly() || !mayStandInLine(problem, admission, reader, now));
        if (refusal.isPresent()) return renderer.problem(refusal.get(), admission, reader);
        return reader.looksOnly()
                ? Mono.just(seeOther(conferences.addressOf(admission.conference())))
                : standInLine(admission, reader);
    }

    private Mono<Rendering> standInLine(Admission admission, Reader reader) {
        return waves.enter(admission.conference(), visitorOf(admission)).flatMap(turn -> switch (turn) {
            case Turn.Now _ ->
                conferences
                        .addressFor(admission.holder().asGuest(), admission.conference())
                        .map(Door::seeOther);
            case Turn.Later later -> renderer.line(later, admission, reader);
        });
    }

    /** Some minutes before the room opens; to programs the contract says only that it is too early. */
    private boolean mayStandInLine(Problem problem, Admission admission, Reader reader, Instant now) {
        return problem instanceof ConferenceProblem.TooEarly
                && !reader.wantsJson()
                && waves.isLineOpen(admission.conference(), now);
    }

    private static Visitor visitorOf(Admission admission) {
        var who = admission.holder();
        return new Visitor(admission.found().link().id(), who.precedence(), who.point());
    }

    private static Rendering seeOther(String address) {
        return Rendering.redirectTo(address).status(HttpStatus.SEE_OTHER).build();
    }
}
