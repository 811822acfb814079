package vn.giaoban.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.booking.BoundPeople;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;
import vn.giaoban.outbox.Outbox;

/**
 * The lists of people as they change after the plan was made: by the city's secretary, or by a point within its quota and until the
 * deadline. What a list comes to is decided under the lock of the point's answer, so that a race fills a quota and does not exceed it.
 */
@Component
public class Delegates {

    private final RosterStore roster;
    private final DelegateStore store;
    private final PersonalLinks links;
    private final RosterSettings settings;
    private final Briefings briefings;
    private final BoundPeople people;
    private final ObjectProvider<RosterFollower> followers;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Delegates(
            RosterStore roster,
            DelegateStore store,
            PersonalLinks links,
            RosterSettings settings,
            Briefings briefings,
            BoundPeople people,
            ObjectProvider<RosterFollower> followers,
            Transactions transactions,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.roster = roster;
        this.store = store;
        this.links = links;
        this.settings = settings;
        this.briefings = briefings;
        this.people = people;
        this.followers = followers;
        this.transactions = transactions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** From when on a briefing's lists are closed to its points. */
    public Instant closesAt(Briefing briefing) {
        return settings.closesAt(briefing);
    }

    /** How far each expected point has come, in catalogue order. */
    public Flux<Place> places(BriefingId briefing) {
        return places(List.of(briefing));
    }

    /** The same of several briefings, in one query. */
    public Flux<Place> places(Collection<BriefingId> ofBriefings) {
        return store.places(ofBriefings);
    }

    /**
     * Adds people, all or none of them; fails with {@link RosterProblem}, {@link InvalidRequest} or {@code schedule-conflict}.
     *
     * @param forms checked; a point's are for itself, whatever they say
     */
    public Mono<List<Delegate>> add(BriefingId id, List<DelegateForm> forms, Mandate mandate) {
        var added = forms.stream().map(form -> form.toNew(mandate)).toList();
        return transactions.run(briefing(id, mandate)
                .doOnNext(_ -> added.forEach(d -> refuse(DelegatePolicy.mayBe(d.role(), mandate))))
                .delayUntil(_ -> lockPlaces(id, DelegatePolicy.pointsOf(added)))
                .delayUntil(briefing -> present(id).doOnNext(present -> {
                    refuse(DelegatePolicy.fits(briefing, mandate, present, added.size()));
                    refuse(DelegatePolicy.areNew(present, added));
                }))
                .delayUntil(briefing -> people.bind(briefing, DelegatePolicy.boundMails(added)))
                .then(store.append(expectation(id, added)))
                .then(told(
                        id,
                        added,
                        mandate,
                        added.stream()
                                .map(after -> new Audit.Entry(entity(id), "add-delegate", null, after, null))
                                .toList()))
                .thenReturn(added));
    }

    /** Changes a person; another mail address gets another link, and the one before leads nowhere. Fails like {@link #add}, or with {@link NotFound}. */
    public Mono<Delegate> change(BriefingId id, UUID delegate, UnaryOperator<DelegateForm> change, Mandate mandate) {
        return transactions.run(briefing(id, mandate)
                .flatMap(briefing -> locked(id, delegate, mandate).flatMap(list -> {
                    var before = list.of(delegate);
                    var after = change.apply(DelegateForm.of(before)).applied(before);
                    refuse(DelegatePolicy.mayBe(after.role(), mandate));
                    refuse(DelegatePolicy.areNew(list.without(delegate), List.of(after)));
                    if (after.equals(before)) return Mono.just(before);
                    return rebind(briefing, list, before, after)
                            .then(store.update(after))
                            .then(renewLink(id, before, after))
                            .then(told(
                                    id,
                                    List.of(after),
                                    mandate,
                                    List.of(new Audit.Entry(entity(id), "change-delegate", before, after, null))))
                            .thenReturn(after);
                })));
    }

    /** Takes a person off the list; their link is dead. Fails like {@link #change}. */
    public Mono<Void> remove(BriefingId id, UUID delegate, Mandate mandate) {
        return transactions.run(briefing(id, mandate)
                .flatMap(briefing -> locked(id, delegate, mandate).flatMap(list -> {
                    var before = list.of(delegate);
                    var point = before.point();
                    return rebind(briefing, list, before, null)
                            .then(store.drop(delegate))
                            .then(point == null ? Mono.empty() : store.complete(id, point, false))
                            .then(told(
                                    id,
                                    List.of(before),
                                    mandate,
                                    List.of(new Audit.Entry(entity(id), "remove-delegate", before, null, null))));
                })));
    }

    /** A point says that its list is complete, though its quota may not be filled. */
    public Mono<Void> complete(BriefingId id, Mandate mandate) {
        var point = Objects.requireNonNull(mandate.point());
        return transactions.run(briefing(id, mandate)
                .then(lockPlaces(id, Set.of(point)))
                .then(store.complete(id, point, true))
                .then(audit.record(mandate.actor(), entity(id), "complete-list", null, point, null))
                .then(follow(id, Set.of(point))));
    }

    /** Within a transaction: the lists or answers of these points have changed. */
    Mono<Void> follow(BriefingId id, Collection<String> points) {
        if (points.isEmpty()) return Mono.empty();
        return Flux.fromStream(followers::orderedStream)
                .concatMap(follower -> follower.follow(id, points))
                .then();
    }

    /** A secretary may bind people, which needs the briefing for herself alone; points only need it to stay as it is. */
    private Mono<Briefing> briefing(BriefingId id, Mandate mandate) {
        var found = mandate.isBound() ? briefings.getKept(id) : briefings.getForChange(id, "*");
        return found.doOnNext(briefing ->
                refuse(DelegatePolicy.mayChange(briefing, mandate, settings.closesAt(briefing), clock.instant())));
    }

    private Mono<List<Delegate>> present(BriefingId id) {
        return roster.expected(List.of(id.value()))
                .map(expected -> expected.delegates().stream()
                        .map(RosterStore.DelegateRow::delegate)
                        .toList());
    }

    /** Everybody who is expected, somebody among them, whose list is locked. */
    private record Listed(List<Delegate> all) {

        Delegate of(UUID id) {
            return all.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
        }

        List<Delegate> without(UUID id) {
            return all.stream().filter(d -> !d.id().equals(id)).toList();
        }
    }

    private Mono<Listed> locked(BriefingId id, UUID delegate, Mandate mandate) {
        return touchable(id, delegate, mandate)
                .flatMap(first -> first.point() == null ? Mono.empty() : lockPlaces(id, Set.of(first.point())))
                // once more: whoever held the lock before may have taken them off
                .then(Mono.defer(() -> touchable(id, delegate, mandate)))
                .then(Mono.defer(() -> present(id)))
                .map(Listed::new);
    }

    private Mono<Delegate> touchable(BriefingId id, UUID delegate, Mandate mandate) {
        return present(id)
                .flatMap(present -> Mono.justOrEmpty(
                        present.stream().filter(d -> d.id().equals(delegate)).findFirst()))
                .switchIfEmpty(Mono.error(() -> new NotFound("Delegate " + delegate).asException()))
                .doOnNext(d -> refuse(DelegatePolicy.mayTouch(d, mandate)));
    }

    private Mono<Void> lockPlaces(BriefingId id, Set<String> points) {
        if (points.isEmpty()) return Mono.empty();
        return store.lockPlaces(id, points)
                .collect(Collectors.toSet())
                .flatMap(expected -> points.stream()
                        .filter(point -> !expected.contains(point))
                        .findFirst()
                        .map(point -> Mono.<Void>error(
                                InvalidRequest.at("/point", point + " is not expected at this briefing")
                                        .asException()))
                        .orElseGet(Mono::empty));
    }

    private Mono<Void> rebind(Briefing briefing, Listed list, Delegate before, @Nullable Delegate after) {
        var freed = DelegatePolicy.boundMails(List.of(before));
        var bound = after == null ? Set.<String>of() : DelegatePolicy.boundMails(List.of(after));
        if (freed.equals(bound)) return Mono.empty();
        var chair = briefing.chair();
        var others = Stream.concat(
                        DelegatePolicy.boundMails(list.without(before.id())).stream(),
                        Stream.ofNullable(chair == null ? null : chair.email()))
                .toList();
        return people.free(
                        briefing,
                        freed.stream()
                                .filter(mail -> others.stream().noneMatch(mail::equalsIgnoreCase))
                                .toList())
                .then(people.bind(briefing, bound));
    }

    private Mono<Void> renewLink(BriefingId id, Delegate before, Delegate after) {
        if (Objects.equals(before.email(), after.email())) return Mono.empty();
        return roster.findLinkForChange(id, after.id()).flatMap(row -> {
            var generation = row.generation() + 1;
            return roster.renewLink(row.id(), generation, PersonalLinks.hash(links.token(row.id(), generation)))
                    .then(outbox.append(new LinkRenewed(id, after.id(), clock.instant())));
        });
    }

    private Mono<Void> told(BriefingId id, List<Delegate> changed, Mandate mandate, List<Audit.Entry> entries) {
        return audit.record(mandate.actor(), entries)
                .then(outbox.append(new RosterEvent.Changed(id)))
                .then(follow(id, DelegatePolicy.pointsOf(changed)));
    }

    private RosterStore.Expectation expectation(BriefingId id, List<Delegate> added) {
        return new RosterStore.Expectation(
                id.value(),
                List.of(),
                added.stream()
                        .map(d -> new RosterStore.NewDelegate(
                                d.id(), d.name(), d.title(), d.email(), d.phone(), d.point(), d.role()))
                        .toList(),
                added.stream().map(d -> links.newLink(null, d.id())).toList());
    }

    private static void refuse(Optional<Problem> problem) {
        problem.ifPresent(p -> {
            throw p.asException();
        });
    }

    private static String entity(BriefingId id) {
        return "briefing:" + id;
    }
}
