package vn.giaoban.drafting;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;

/** Forms that are kept under a name: all secretaries of the house share them. */
@Component
class Templates {

    private static final String ENTITY = "template:";

    private final TemplateStore store;
    private final DraftReader reader;
    private final FreeTime freeTime;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    Templates(
            TemplateStore store,
            DraftReader reader,
            FreeTime freeTime,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.freeTime = freeTime;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All, by name. */
    Mono<List<Template>> list() {
        return store.list().collectList();
    }

    /** Keeps a form that can be read under its title, in the place of one that had it. */
    Mono<Void> save(Draft draft, Actor actor) {
        var template = new Template(UUID.randomUUID(), draft.title(), Template.Plan.of(draft));
        return transactions
                .run(store.save(template, actor.name())
                        .then(audit.record(
                                actor, ENTITY + template.name(), "save-template", null, template.plan(), null))
                        .thenReturn(true))
                .then();
    }

    /** Deletes one; none of that id is as good. */
    Mono<Void> delete(UUID id, Actor actor) {
        return transactions
                .run(store.delete(id)
                        .flatMap(gone ->
                                audit.record(actor, ENTITY + gone.name(), "delete-template", gone.plan(), null, null))
                        .thenReturn(true))
                .then();
    }

    /** The form that begins with one: on the next day at its hours that the office's rules allow, without points that are gone; fails with {@link NotFound}. */
    Mono<Draft> draft(UUID id, Catalogue catalogue) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> new NotFound("Template " + id).asException()))
                .map(template -> {
                    var present = new LinkedHashSet<>(template.plan().points());
                    present.retainAll(catalogue.points().keySet());
                    return template.plan().on(dayFor(template.plan()), present);
                });
    }

    private String dayFor(Template.Plan plan) {
        var tomorrow = clock.instant().atZone(HomeZone.ID).toLocalDate().plusDays(1);
        var form =
                reader.readWishes(plan.on(tomorrow.toString(), plan.points())).form();
        if (form == null) return tomorrow.toString();
        var hours = new TimeRange(form.start().toInstant(), form.end().toInstant());
        return freeTime.nextDay(hours).toString();
    }
}
