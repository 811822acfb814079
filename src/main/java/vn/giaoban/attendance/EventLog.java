package vn.giaoban.attendance;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.database.Transactions;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEventSink;
import vn.giaoban.outbox.Outbox;

/** Takes in what the conference server told; computing what it comes to follows after the commit. */
@Component
class EventLog implements ConferenceEventSink {

    private final FactStore facts;
    private final ResultStore results;
    private final Conferences conferences;
    private final Outbox outbox;
    private final Transactions transactions;

    EventLog(FactStore facts, ResultStore results, Conferences conferences, Outbox outbox, Transactions transactions) {
        this.facts = facts;
        this.results = results;
        this.conferences = conferences;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Override
    public Mono<Void> accept(List<ConferenceEvent> events) {
        if (events.isEmpty()) return Mono.empty();
        return transactions
                .run(facts.append(events)
                        .collectList()
                        .flatMapIterable(rooms -> rooms)
                        .concatMap(this::announce)
                        .then(Mono.just(true)))
                .then();
    }

    private Mono<Void> announce(String room) {
        return conferences.briefingOf(room).flatMap(briefing -> announce(briefing, room));
    }

    private Mono<Void> announce(BriefingId briefing, String room) {
        return results.announce(briefing, room).then(outbox.append(new AttendanceEvent.Changed(briefing)));
    }
}
