package vn.giaoban.drafting;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.scheduling.Scheduling;

/** Books what a form asks for, once: a button that is pressed twice makes one briefing. */
@Component
class Submissions {

    private final SubmissionStore store;
    private final Scheduling scheduling;
    private final OwnHolds holds;
    private final Transactions transactions;

    Submissions(SubmissionStore store, Scheduling scheduling, OwnHolds holds, Transactions transactions) {
        this.store = store;
        this.scheduling = scheduling;
        this.holds = holds;
        this.transactions = transactions;
    }

    /**
     * Books, or finds what the same form was booked as before; of a series the first briefing. Fails as scheduling does, and then the form can be
     * sent again.
     *
     * @param id the form's own
     */
    Mono<BriefingId> submit(UUID id, BriefingForm form, Actor actor) {
        return holds.adopted(form, actor)
                .flatMap(wanted -> transactions.run(store.claim(id, actor.name())
                        .flatMap(fresh -> fresh ? book(id, wanted, actor) : before(id, actor))));
    }

    private Mono<BriefingId> book(UUID id, BriefingForm form, Actor actor) {
        return scheduling
                .schedule(form, actor)
                .map(done -> done.briefing().id())
                .delayUntil(briefing -> store.remember(id, briefing.value()));
    }

    private Mono<BriefingId> before(UUID id, Actor actor) {
        return store.find(id, actor.name())
                .map(BriefingId::new)
                .switchIfEmpty(Mono.error(() -> new NotFound("Form " + id).asException()));
    }
}
