package vn.giaoban.substitutions;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Roster;
import vn.giaoban.roster.Seats;

/**
 * Requests that somebody else attends for a delegate. Each is decided once, however many try at the same time; an approval hands over the
 * seat in the same transaction.
 */
@Component
public class Substitutions {

    private final SubstitutionStore store;
    private final Briefings briefings;
    private final Roster roster;
    private final Seats seats;
    private final PresenterSeat presenters;
    private final Outbox outbox;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Substitutions(
            SubstitutionStore store,
            Briefings briefings,
            Roster roster,
            Seats seats,
            PresenterSeat presenters,
            Outbox outbox,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.roster = roster;
        this.seats = seats;
        this.presenters = presenters;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks. The chair is asked for consent by mail, if there is an address; else a secretary has to decide.
     *
     * @return the request; fails with {@link NotFound}, {@code wrong-status} or a {@link SubstitutionProblem}
     */
    public Mono<Substitution> ask(
            BriefingId briefing, UUID delegate, Substitute substitute, String reason, Actor actor) {
        return transactions.run(scene(briefing, delegate)
                .switchIfEmpty(Mono.error(() -> new NotFound("Delegate " + delegate).asException()))
                .flatMap(scene -> require(SubstitutionPolicy.mayAsk(scene, substitute, clock.instant()))
                        .then(Mono.fromSupplier(() -> asked(scene, substitute, reason, actor))))
                .flatMap(this::insert)
                .flatMap(asked ->
                        tell(asked, "ask-substitution", null, reason, actor, new SubstitutionEvent.Asked(asked))));
    }

    /**
     * Agrees: at once the delegate is not expected any more and their link is dead, and the substitute has the seat, with a link of their own.
     *
     * @param actor the chair, or a secretary who records the chair's consent
     * @return the request as it is now; fails with {@code schedule-conflict} when a presenter's substitute is elsewhere
     */
    public Mono<Substitution> approve(UUID id, Actor actor) {
        return transactions.run(get(id).flatMap(asked -> scene(asked.briefing(), asked.delegate())
                .switchIfEmpty(Mono.defer(() -> gone(id)))
                .flatMap(scene -> approve(asked, scene, actor))));
    }

    /**
     * Refuses: the delegate stays expected.
     *
     * @param reason why; null when that is not said
     */
    public Mono<Substitution> reject(UUID id, @Nullable String reason, Actor actor) {
        return end(id, SubstitutionStatus.REJECTED, reason, "reject-substitution", actor);
    }

    /** Takes the request back. */
    public Mono<Substitution> withdraw(UUID id, Actor actor) {
        return end(id, SubstitutionStatus.WITHDRAWN, null, "withdraw-substitution", actor);
    }

    /** A request; fails with {@link NotFound}. */
    public Mono<Substitution> get(UUID id) {
        return store.find(id).switchIfEmpty(Mono.error(() -> new NotFound("Substitution " + id).asException()));
    }

    /** Those of a briefing that wait for a decision, the oldest first. */
    public Flux<Substitution> openOf(BriefingId briefing) {
        return store.findOpen(briefing);
    }

    /** The request of a delegate that waits, else the newest; fails with {@link NotFound}. */
    public Mono<Substitution> newestOf(BriefingId briefing, UUID delegate) {
        return store.findNewest(briefing, delegate)
                .switchIfEmpty(
                        Mono.error(() -> new NotFound("A substitution of the delegate " + delegate).asException()));
    }

    /** Takes back what waits although its delegate is not expected any more, or its briefing is over. */
    Mono<Void> withdrawMoot(BriefingId id) {
        return transactions.run(briefings
                .getForChange(List.of(id))
                .singleOrEmpty()
                .flatMap(this::stillExpected)
                .flatMapMany(expected -> store.decideAllBut(id, expected, moot()))
                // all rows are read before the connection is asked for anything else
                .collectList()
                .flatMapIterable(ended -> ended)
                .concatMap(this::tellMoot)
                .then());
    }

    private Decision moot() {
        return decision(SubstitutionStatus.WITHDRAWN, null, Actor.SYSTEM, null);
    }

    private Mono<Substitution> tellMoot(Substitution ended) {
        return tell(ended, "withdraw-substitution", null, null, Actor.SYSTEM, new SubstitutionEvent.Decided(ended));
    }

    private Mono<List<UUID>> stillExpected(Briefing briefing) {
        if (SubstitutionPolicy.takesPlace(briefing, clock.instant()).isPresent()) return Mono.just(List.of());
        return roster.roll(briefing.id())
                .map(roll -> roll.delegates().stream().map(Delegate::id).toList());
    }

    private Mono<Substitution> approve(Substitution asked, Scene scene, Actor actor) {
        var to = asked.substitute();
        return requirePending(asked.id())
                .then(require(SubstitutionPolicy.mayBe(scene, to, clock.instant())))
                .then(presenters.pass(scene, to))
                .then(seats.pass(asked.briefing(), scene.delegate(), successor(to)))
                .flatMap(next -> decide(asked.id(), decision(SubstitutionStatus.APPROVED, null, actor, next.id()))
                        .flatMap(done -> audit.record(
                                        actor, entity(done), "substitute", scene.delegate(), next, done.reason())
                                .then(outbox.append(new SubstitutionEvent.Decided(done)))
                                .thenReturn(done)));
    }

    /** Without the delegate there is nothing to approve; it may be that somebody else was faster. */
    private Mono<Scene> gone(UUID id) {
        return requirePending(id).then(Mono.error(() -> new SubstitutionProblem.DelegateGone().asException()));
    }

    private Mono<Void> requirePending(UUID id) {
        return get(id).flatMap(now -> now.status() == SubstitutionStatus.PENDING
                ? Mono.<Void>empty()
                : Mono.error(new SubstitutionProblem.AlreadyDecided(now.status()).asException()));
    }

    private Mono<Substitution> end(
            UUID id, SubstitutionStatus status, @Nullable String reason, String action, Actor actor) {
        return transactions.run(get(id).flatMap(before -> decide(id, decision(status, reason, actor, null))
                .flatMap(done -> tell(done, action, before, reason, actor, new SubstitutionEvent.Decided(done)))));
    }

    private Mono<Substitution> decide(UUID id, Decision decision) {
        return store.decide(id, decision)
                .switchIfEmpty(Mono.defer(() -> get(id))
                        .flatMap(
                                now -> Mono.error(new SubstitutionProblem.AlreadyDecided(now.status()).asException())));
    }

    private Mono<Substitution> insert(Substitution asked) {
        return store.insert(asked)
                .filter(inserted -> inserted == 1)
                .switchIfEmpty(Mono.error(() -> new SubstitutionProblem.StillOpen().asException()))
                .thenReturn(asked);
    }

    private Mono<Substitution> tell(
            Substitution after,
            String action,
            @Nullable Substitution before,
            @Nullable String reason,
            Actor actor,
            SubstitutionEvent event) {
        return audit.record(actor, entity(after), action, before, after, reason)
                .then(outbox.append(event))
                .thenReturn(after);
    }

    /** Locks the briefing, then the delegate, in the order of every change; empty when the delegate is not expected. */
    private Mono<Scene> scene(BriefingId id, UUID delegate) {
        return briefings
                .getForChange(List.of(id))
                .singleOrEmpty()
                .flatMap(briefing -> seats.getForChange(id, delegate)
                        .flatMap(found -> roster.roll(id).map(roll -> new Scene(briefing, found, roll))));
    }

    private Substitution asked(Scene scene, Substitute substitute, String reason, Actor actor) {
        return new Substitution(
                UUID.randomUUID(),
                scene.briefing().id(),
                scene.delegate().id(),
                substitute,
                reason,
                SubstitutionStatus.PENDING,
                scene.chair(),
                actor.name(),
                now(),
                null,
                null,
                null,
                null);
    }

    private Decision decision(
            SubstitutionStatus status, @Nullable String reason, Actor actor, @Nullable UUID successor) {
        return new Decision(status, reason, actor, now(), successor);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Seats.Successor successor(Substitute to) {
        return new Seats.Successor(to.name(), to.title(), to.email(), to.phone());
    }

    private static Mono<Void> require(Optional<Problem> problem) {
        return problem.<Mono<Void>>map(found -> Mono.error(found.asException())).orElseGet(Mono::empty);
    }

    private static String entity(Substitution substitution) {
        return "briefing:" + substitution.briefing();
    }
}
