package vn.giaoban.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.conferences.Opening;
import vn.giaoban.database.Transactions;
import vn.giaoban.intake.ConferenceEvent.Visit;
import vn.giaoban.intake.OccupantList;
import vn.giaoban.intake.OccupantListSink;
import vn.giaoban.intake.VisitorDirectory;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.roster.Roster;

/**
 * Watches rooms while people may be in them: hands on who is inside, and does what their briefings ask for. Everything follows from what
 * is so now, so that whatever was missed or done twice is put right by the next look.
 */
@Component
class RoomWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);
    private static final int AT_ONCE = 4;

    /** How long after its time a room that is still open is looked for, as after an outage. */
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final ServiceAccounts accounts;
    private final Conferences conferences;
    private final ObjectProvider<OccupantListSink> lists;
    private final VisitorDirectory visitors;
    private final Roster roster;
    private final ControlStore store;
    private final RoomTexts texts;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    RoomWatch(
            ServiceAccounts accounts,
            Conferences conferences,
            ObjectProvider<OccupantListSink> lists,
            VisitorDirectory visitors,
            Roster roster,
            ControlStore store,
            RoomTexts texts,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.conferences = conferences;
        this.lists = lists;
        this.visitors = visitors;
        this.roster = roster;
        this.store = store;
        this.texts = texts;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks into every room in which people may be. Never fails: a room that can't be looked into does not hold up the others. */
    Mono<Void> lookAtAll() {
        return openings().flatMap(this::lookOrTell, AT_ONCE).then();
    }

    /** Looks into those rooms only in which something has its time: a warning, the end. Never fails. */
    Mono<Void> keepTime() {
        return openings()
                .filterWhen(this::isTime)
                .flatMap(this::lookOrTell, AT_ONCE)
                .then();
    }

    /** Looks into the room of one briefing, if people may be in it. Never fails. */
    Mono<Void> lookAt(BriefingId briefing) {
        return openings()
                .filter(opening -> opening.briefing().id().equals(briefing))
                .concatMap(this::lookOrTell)
                .then();
    }

    private Flux<Opening> openings() {
        if (accounts.all().isEmpty()) return Flux.empty();
        return Flux.defer(() -> {
            var now = clock.instant();
            return conferences.openBetween(now.minus(CATCH_UP), now);
        });
    }

    private Mono<Boolean> isTime(Opening opening) {
        var now = clock.instant();
        if (RoomPolicy.mustClose(opening, now).isPresent()) return Mono.just(true);
        return Mono.justOrEmpty(RoomPolicy.dueWarning(opening.briefing(), now))
                .flatMap(before -> store.isGiven(opening.briefing(), before))
                .map(given -> !given)
                .defaultIfEmpty(false);
    }

    private Mono<Void> lookOrTell(Opening opening) {
        return look(opening).onErrorResume(fault -> {
            // an account that is away says so once by itself
            if (!isAway(fault))
                LOG.warn(
                        "The room of briefing {} could not be looked into: {}",
                        opening.briefing().id(),
                        fault.toString());
            return Mono.empty();
        });
    }

    private static boolean isAway(Throwable fault) {
        return fault instanceof ProblemException thrown && thrown.problem() instanceof ControlProblem.NotConnected;
    }

    private Mono<Void> look(Opening opening) {
        return Mono.justOrEmpty(accounts.of(opening.conference()))
                .map(account -> new Room(opening, account))
                .flatMap(room -> list(room).flatMap(inside -> tend(room, inside)));
    }

    /** A room, and the account that can do something there. */
    private record Room(Opening opening, ServiceAccount account) {

        String name() {
            return opening.conference().name();
        }

        BriefingId briefing() {
            return opening.briefing().id();
        }
    }

    /** Asks who is inside and hands it on. */
    private Mono<Occupants> list(Room room) {
        return room.account().occupants(room.name()).delayUntil(inside -> handOn(room, inside));
    }

    private Mono<Void> handOn(Room room, Occupants inside) {
        var list = new OccupantList(room.name(), room.account().addressOf(room.name()), clock.instant(), inside.jids());
        return Flux.fromStream(lists::orderedStream)
                .concatMap(sink -> sink.accept(list))
                .then();
    }

    private Mono<Void> tend(Room room, Occupants inside) {
        var now = clock.instant();
        if (!inside.exists()) return Mono.empty();
        return RoomPolicy.mustClose(room.opening(), now)
                .map(ending -> close(room, ending))
                .orElseGet(() -> removeStrangers(room, inside).then(warn(room, inside, now)));
    }

    /** And asks once more: that nobody is inside is as good to know. */
    private Mono<Void> close(Room room, Ending ending) {
        var reason = texts.closing(ending, room.opening().briefing());
        return room.account()
                .close(room.name(), reason)
                .then(record(room, "close-room", room.name(), reason))
                .then(Mono.defer(() -> list(room)))
                .then();
    }

    private Mono<Void> removeStrangers(Room room, Occupants inside) {
        if (inside.jids().isEmpty()) return Mono.empty();
        return Mono.zip(
                        visitors.lastVisits(room.name(), inside.jids()).collectList(),
                        roster.roll(room.briefing()),
                        store.expulsionsOf(room.briefing()).collectList())
                .flatMapIterable(found -> RoomPolicy.toRemove(found.getT1(), found.getT2(), found.getT3()))
                .concatMap(visit -> remove(room, visit))
                .then();
    }

    private Mono<Void> remove(Room room, Visit visit) {
        return room.account()
                .remove(room.name(), visit.jid(), texts.removal())
                .then(record(room, "remove-from-room", String.valueOf(visit.id()), texts.removal()));
    }

    private Mono<Void> warn(Room room, Occupants inside, Instant now) {
        var people = inside.jids().stream()
                .filter(jid -> !room.account().isOfServer(jid))
                .toList();
        if (people.isEmpty()) return Mono.empty();
        return Mono.justOrEmpty(RoomPolicy.dueWarning(room.opening().briefing(), now))
                .filterWhen(
                        before -> transactions.run(store.claim(room.opening().briefing(), before, now)))
                .flatMap(before -> say(room, people, now)
                        .onErrorResume(fault ->
                                store.release(room.opening().briefing(), before).then(Mono.error(fault))));
    }

    private Mono<Void> say(Room room, List<String> people, Instant now) {
        return room.account().say(room.name(), people, texts.name(), texts.warning(room.opening(), now));
    }

    private Mono<Void> record(Room room, String action, String what, String reason) {
        return transactions.run(audit.record(Actor.SYSTEM, "briefing:" + room.briefing(), action, what, null, reason));
    }
}
