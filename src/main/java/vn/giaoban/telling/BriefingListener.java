package vn.giaoban.telling;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.database.Transactions;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.invitations.Told;
import vn.giaoban.letters.Occasion;
import vn.giaoban.outbox.OutboxListener;

/** Turns what happened to a briefing into messages that wait for the post, in one transaction and however often it is told. */
@Component
class BriefingListener implements OutboxListener<BriefingEvent> {

    private final Audiences audiences;
    private final Outgoing outgoing;
    private final Transactions transactions;
    private final Clock clock;

    BriefingListener(Audiences audiences, Outgoing outgoing, Transactions transactions, Clock clock) {
        this.audiences = audiences;
        this.outgoing = outgoing;
        this.transactions = transactions;
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
        var issue =
                new Issue(briefing.id(), briefing.version(), Occasion.PLAN, briefing.sequence(), stamp, known.plan());
        return outgoing.supersede(briefing.id(), briefing.version(), stamp)
                .flatMap(earlier -> outgoing.told(briefing.id())
                        .map(decision)
                        .flatMap(drafts -> outgoing.queue(issue, drafts, earlier)));
    }
}
