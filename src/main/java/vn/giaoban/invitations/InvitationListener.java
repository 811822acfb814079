package vn.giaoban.invitations;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.database.Transactions;
import vn.giaoban.letters.Letters;
import vn.giaoban.outbox.OutboxListener;

/** Turns what happened to a briefing into messages that wait for the post, in one transaction and however often it is told. */
@Component
class InvitationListener implements OutboxListener<BriefingEvent> {

    private final Audiences audiences;
    private final IssueStore store;
    private final MailRelay relay;
    private final Transactions transactions;
    private final InvitationSettings settings;
    private final String domain;
    private final Clock clock;

    InvitationListener(
            Audiences audiences,
            IssueStore store,
            MailRelay relay,
            Transactions transactions,
            InvitationSettings settings,
            Letters letters,
            Clock clock) {
        this.audiences = audiences;
        this.store = store;
        this.relay = relay;
        this.transactions = transactions;
        this.settings = settings;
        this.domain = letters.domain();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return switch (event) {
            case BriefingEvent.Scheduled scheduled -> tell(scheduled.briefing());
            case BriefingEvent.Changed changed -> tell(changed.briefing());
            case BriefingEvent.Cancelled cancelled when cancelled.published() -> callOff(cancelled.briefing());
            case BriefingEvent.Cancelled _, BriefingEvent.Started _, BriefingEvent.Ended _ -> Mono.empty();
        };
    }

    private Mono<Void> tell(Briefing briefing) {
        return transactions.run(audiences
                .of(briefing)
                .flatMap(known ->
                        issue(briefing, known, told -> TellingPolicy.tell(known.plan(), known.addressed(), told))));
    }

    private Mono<Void> callOff(Briefing briefing) {
        return transactions.run(
                audiences.of(briefing).flatMap(known -> issue(briefing, known, TellingPolicy::callOff)));
    }

    private Mono<Void> issue(Briefing briefing, Audience known, Function<Map<String, Told>, List<Draft>> decision) {
        var stamp = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var issue = new Issue(briefing.id(), briefing.version(), briefing.sequence(), stamp, known.plan());
        return store.supersede(briefing.id(), briefing.version(), stamp)
                .flatMap(earlier -> store.told(briefing.id())
                        .map(decision)
                        .flatMap(drafts -> keep(issue, drafts)
                                .then(store.queue(issue, drafts, settings.digest(), earlier, domain))))
                .then(wakeAfterCommit());
    }

    private Mono<Void> keep(Issue issue, List<Draft> drafts) {
        var kinds = drafts.stream().map(Draft::kind).collect(Collectors.toSet());
        return Flux.fromIterable(kinds)
                .concatMap(kind -> store.keepIssue(issue, kind))
                .then();
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(relay::wake);
                    }
                }))
                .then();
    }
}
