package vn.giaoban.attendance;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.ledger.Ledger;

/** What a briefing's attendance rests on, for whoever doubts it. */
@Component
class Evidence {

    private final Attendance attendance;
    private final Briefings briefings;
    private final Ledger ledger;
    private final ResultStore results;
    private final Transactions transactions;

    Evidence(
            Attendance attendance, Briefings briefings, Ledger ledger, ResultStore results, Transactions transactions) {
        this.attendance = attendance;
        this.briefings = briefings;
        this.ledger = ledger;
        this.results = results;
        this.transactions = transactions;
    }

    /** Whether facts, seals and verdicts are as they were; fails when there is no such briefing. */
    Mono<VerifyView> verify(BriefingId id) {
        return briefings
                .get(id)
                .then(transactions.run(results.lock(id)
                        .then(Mono.defer(() -> Mono.zip(
                                ledger.verify(id), results.computed(List.of(id)).collectList(), results.rowsOf(id))))))
                .map(found -> VerifyView.of(
                        id,
                        found.getT1(),
                        found.getT2().stream().anyMatch(ResultStore.Computed::closed),
                        found.getT3()));
    }

    /** The facts behind one line; fails when there is no such briefing or line. */
    Mono<TraceView> trace(BriefingId id, Mark.Key key) {
        return attendance
                .sheet(id)
                .map(sheet -> sheet.find(key)
                        .map(mark -> TraceView.of(sheet, mark))
                        .orElseThrow(() -> new NotFound(key.who() + " at this briefing").asException()));
    }
}
