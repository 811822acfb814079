package vn.giaoban.reminders;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;
import vn.giaoban.reminders.Verdict.Outcome;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** Reminds those who are expected at a briefing, once for each time that it asks for, however often it is told that one is due. */
@Component
class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int AT_ONCE = 200;

    private final ReminderStore store;
    private final ReminderTriggers triggers;
    private final Briefings briefings;
    private final Audiences audiences;
    private final Roster roster;
    private final Outgoing outgoing;
    private final Transactions transactions;
    private final Clock clock;

    Reminders(
            ReminderStore store,
            ReminderTriggers triggers,
            Briefings briefings,
            Audiences audiences,
            Roster roster,
            Outgoing outgoing,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.triggers = triggers;
        this.briefings = briefings;
        this.audiences = audiences;
        this.roster = roster;
        this.outgoing = outgoing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Within a transaction: the briefing's reminders are those of this plan; what was armed for another time is taken back. */
    Mono<Void> arm(Briefing briefing) {
        return replace(briefing, ReminderPolicy.of(briefing));
    }

    /** Within a transaction: nobody is reminded of the briefing any more. */
    Mono<Void> drop(Briefing briefing) {
        return replace(briefing, List.of());
    }

    private Mono<Void> replace(Briefing briefing, List<Reminder> wanted) {
        var now = clock.instant();
        var occasions = wanted.stream().map(Reminders::occasion).collect(Collectors.toSet());
        return outgoing.withdrawReminders(briefing.id(), occasions, now)
                .then(store.disarmOthers(briefing.id(), wanted).collectList())
                .zipWhen(_ -> store.arm(wanted, now).collectList())
                .flatMap(changed -> triggers.replaceAfterCommit(changed.getT1(), changed.getT2()));
    }

    /** Tells of all that is due; a briefing that fails does not hold up the others. */
    Mono<Void> sweep() {
        return store.findDue(clock.instant(), AT_ONCE)
                .concatMap(id -> tellDue(id).onErrorResume(fault -> {
                    LOG.warn("Nobody could be reminded of briefing {} now: {}", id, fault.toString());
                    return Mono.empty();
                }))
                .then();
    }

    /** Tells of what is due of a briefing, all of it in one transaction. */
    Mono<Void> tellDue(BriefingId id) {
        return transactions.run(Mono.defer(() -> {
            var now = clock.instant();
            return store.lockDue(id, now)
                    .collectList()
                    .filter(due -> !due.isEmpty())
                    .zipWhen(_ -> briefings.get(id))
                    .flatMap(found -> end(found.getT2(), ReminderPolicy.decide(found.getT1(), found.getT2(), now)));
        }));
    }

    private Mono<Void> end(Briefing briefing, List<Verdict> verdicts) {
        return Mono.zip(audiences.of(briefing), roster.roll(briefing.id()))
                .flatMapMany(found -> Flux.fromIterable(verdicts)
                        .concatMap(verdict -> tell(briefing, found.getT1(), found.getT2(), verdict)
                                .then(store.end(verdict, clock.instant()))))
                .then();
    }

    private Mono<Void> tell(Briefing briefing, Audience known, Roll roll, Verdict verdict) {
        if (verdict.outcome() == Outcome.DROPPED) return Mono.empty();
        var decliners = decliners(roll);
        var drafts = known.addressed().stream()
                .filter(recipient -> recipient.email() != null && !decliners.contains(recipient.key()))
                .map(Reminders::draft)
                .toList();
        var issue = new Issue(
                briefing.id(),
                briefing.version(),
                occasion(verdict.reminder()),
                briefing.sequence(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                known.plan());
        return verdict.outcome() == Outcome.SENT
                ? outgoing.queue(issue, drafts)
                : outgoing.missed(issue, drafts, verdict.reason());
    }

    /** Who said no, by {@link Recipient#key()}. */
    private static Set<String> decliners(Roll roll) {
        var points = roll.points().stream()
                .filter(answer -> answer.response() == Response.DECLINED)
                .map(answer -> "POINT:" + answer.point());
        var people = roll.delegates().stream()
                .filter(delegate -> delegate.response() == Response.DECLINED)
                .map(delegate -> delegate.id().toString());
        return Stream.concat(points, people).collect(Collectors.toSet());
    }

    private static Draft draft(Recipient recipient) {
        return new Draft(recipient, MessageKind.REMINDER, false, Set.of(), false);
    }

    private static Occasion occasion(Reminder reminder) {
        return Occasion.before(reminder.before(), reminder.start());
    }
}
