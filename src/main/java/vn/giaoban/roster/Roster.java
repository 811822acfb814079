package vn.giaoban.roster;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.secrets.KeyedTokens;

/** Who is expected at a briefing, what they answered, and the personal links that let them in. */
@Component
public class Roster {

    private final RosterStore store;
    private final PersonalLinks links;
    private final Delegates delegates;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Roster(
            RosterStore store,
            PersonalLinks links,
            Delegates delegates,
            Transactions transactions,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.delegates = delegates;
        this.transactions = transactions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everybody expected; empty lists for a briefing that does not exist. */
    public Mono<Roll> roll(BriefingId id) {
        return store.expected(List.of(id.value())).map(Roster::toRoll);
    }

    private static Roll toRoll(RosterStore.Expected expected) {
        return new Roll(
                expected.answers().stream().map(RosterStore.AnswerRow::answer).toList(),
                expected.delegates().stream()
                        .map(RosterStore.DelegateRow::delegate)
                        .toList());
    }

    /** Everybody expected at several briefings, by briefing; one that does not exist has an empty roll or none. */
    public Mono<Map<BriefingId, Roll>> rolls(Collection<BriefingId> ids) {
        return store.expected(ids.stream().map(BriefingId::value).toList()).map(Roster::toRolls);
    }

    private static Map<BriefingId, Roll> toRolls(RosterStore.Expected expected) {
        var answers = expected.answers().stream()
                .collect(Collectors.groupingBy(
                        RosterStore.AnswerRow::briefing,
                        Collectors.mapping(RosterStore.AnswerRow::answer, Collectors.toList())));
        var delegates = expected.delegates().stream()
                .collect(Collectors.groupingBy(
                        RosterStore.DelegateRow::briefing,
                        Collectors.mapping(RosterStore.DelegateRow::delegate, Collectors.toList())));
        return Stream.concat(answers.keySet().stream(), delegates.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        BriefingId::new,
                        id -> new Roll(answers.getOrDefault(id, List.of()), delegates.getOrDefault(id, List.of()))));
    }

    /** How many points answered what, by briefing; one that asks nobody is left out. */
    public Mono<Map<BriefingId, AnswerCounts>> counts(Collection<BriefingId> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : store.counts(ids).collectMap(row -> new BriefingId(row.briefing()), RosterStore.CountRow::counts);
    }

    /** The live links of several briefings. */
    public Flux<JoinLink> linksOfAll(Collection<BriefingId> ids) {
        return store.liveLinks(ids).map(this::toLink);
    }

    /** Ids of those live links that took the place of a lost one: who held the lost one should not be led to the new one. */
    public Flux<UUID> renewedLinks(Collection<BriefingId> ids) {
        return store.liveLinks(ids).filter(row -> row.generation() > 1).map(RosterStore.LinkRow::id);
    }

    /** The live links of a briefing: one per expected point and one per delegate. */
    public Flux<JoinLink> linksOf(BriefingId id) {
        return store.liveLinks(id).map(this::toLink);
    }

    /** The briefings at which somebody with that mail address is expected. */
    public Flux<BriefingId> briefingsOf(String address) {
        return store.briefingsOf(address.toLowerCase(Locale.ROOT)).map(BriefingId::new);
    }

    /** What a token leads to, in a time that does not tell whether there is such a link; empty when there is none. */
    public Mono<FoundLink> findLink(String token) {
        if (!PersonalLinks.isToken(token)) return Mono.empty();
        return store.findByHash(PersonalLinks.hash(token)).map(row -> new FoundLink(toLink(row), row.revoked()));
    }

    /** The same with its holder: hundreds follow their links at once. */
    public Mono<FollowedLink> follow(String token) {
        if (!PersonalLinks.isToken(token)) return Mono.empty();
        return store.follow(PersonalLinks.hash(token))
                .map(followed -> new FollowedLink(
                        new FoundLink(toLink(followed.link()), followed.link().revoked()), toRoll(followed.holder())));
    }

    /** What the token of a point's own page leads to, taken back or not; empty when it is no such token. */
    public Mono<FoundLink> findDesk(String token) {
        return Mono.justOrEmpty(KeyedTokens.idIn(token))
                .flatMap(store::findLink)
                .filter(row -> row.point() != null)
                .flatMap(row -> Mono.justOrEmpty(links.generationOf(token, row.id(), row.generation()))
                        .map(generation -> new FoundLink(toLink(row), row.revoked() || generation < row.generation())));
    }

    /** Takes the answer of whoever a link belongs to. */
    public Mono<Void> answer(JoinLink link, Response response, Actor actor) {
        var point = link.point();
        var delegate = link.delegate();
        var change = point != null
                ? store.answerOfPoint(link.briefing(), point, response, null)
                : delegate == null ? Mono.just(0L) : store.answerOfDelegate(delegate, response);
        return transactions.run(change.then(audit.record(actor, entity(link), "answer", null, response, null))
                .then(delegates.follow(link.briefing(), point == null ? List.of() : List.of(point))));
    }

    /** Takes a point's answer, with the reason of one that declines; fails with {@link NotFound} when the point is not expected. */
    public Mono<PointAnswer> answer(
            BriefingId id, String point, Response response, @Nullable String reason, Actor actor) {
        return transactions.run(store.answerOfPoint(id, point, response, reason)
                .filter(updated -> updated == 1)
                .switchIfEmpty(Mono.error(() -> new NotFound("Point " + point + " at this briefing").asException()))
                .then(audit.record(
                        actor, "briefing:" + id, "answer", null, new PointAnswer(point, response, reason), reason))
                .then(delegates.follow(id, List.of(point)))
                .thenReturn(new PointAnswer(point, response, reason)));
    }

    /** Takes a delegate's answer; fails with {@link NotFound} when the person is not expected. */
    public Mono<Void> answer(BriefingId id, UUID delegate, Response response, @Nullable String reason, Actor actor) {
        return transactions.run(store.answerOfDelegate(delegate, response)
                .filter(updated -> updated == 1)
                .switchIfEmpty(Mono.error(() -> new NotFound("Delegate " + delegate).asException()))
                .then(audit.record(
                        actor,
                        "briefing:" + id,
                        "answer",
                        null,
                        Map.of("delegate", delegate, "response", response),
                        reason)));
    }

    /** Kills a delegate's link and gives the new one; fails with {@link NotFound}. */
    public Mono<JoinLink> renewLink(BriefingId id, UUID delegate, Actor actor) {
        return transactions.run(store.findLinkForChange(id, delegate)
                .switchIfEmpty(Mono.error(() -> new NotFound("Delegate " + delegate).asException()))
                .flatMap(row -> {
                    var generation = row.generation() + 1;
                    var token = links.token(row.id(), generation);
                    return store.renewLink(row.id(), generation, PersonalLinks.hash(token))
                            .then(audit.record(actor, "briefing:" + id, "renew-link", null, delegate, null))
                            .then(outbox.append(new LinkRenewed(id, delegate, clock.instant())))
                            .thenReturn(new JoinLink(row.id(), id, row.point(), row.delegate(), token, null));
                }));
    }

    private JoinLink toLink(RosterStore.LinkRow row) {
        return new JoinLink(
                row.id(),
                new BriefingId(row.briefing()),
                row.point(),
                row.delegate(),
                links.token(row.id(), row.generation()),
                row.point() == null ? null : links.deskToken(row.id(), row.generation()));
    }

    private static String entity(JoinLink link) {
        return "briefing:" + link.briefing();
    }
}
