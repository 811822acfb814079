package vn.giaoban.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.ledger.Fact;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.presence.Visit;

/** Guests, and visits of which only an address is known, get to be somebody's by hand; what was said can be taken back. */
@Component
class Matches {

    private final Attendance attendance;
    private final Ledger ledger;
    private final ResultStore results;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    Matches(
            Attendance attendance,
            Ledger ledger,
            ResultStore results,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.attendance = attendance;
        this.ledger = ledger;
        this.results = results;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A match as it was written down. */
    record Made(Fact.Matched match, Instant at) {}

    /** Writes down whose a visit was, or that it was not theirs; the attendance is computed anew. */
    Mono<Made> match(BriefingId id, MatchForm form, Actor actor) {
        var match = form.toFact(actor);
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.run(results.lock(id)
                .then(Mono.defer(() -> attendance.sheet(id)))
                .doOnNext(sheet -> check(sheet, form, match))
                .then(ledger.append(id, at, match))
                .then(audit.record(actor, "briefing:" + id, "match-visit", null, match, form.reason()))
                .then(Mono.defer(() -> attendance.refresh(id)))
                .thenReturn(new Made(match, at)));
    }

    private static void check(Sheet sheet, MatchForm form, Fact.Matched match) {
        var key = form.key();
        if (key != null && sheet.find(key).isEmpty())
            throw InvalidRequest.at(form.pointer(), "is not expected at this briefing")
                    .asException();
        if (!isUnmatched(sheet, match) && !wasMatched(sheet, match))
            throw InvalidRequest.at(
                            match.identity() == null ? "/jid" : "/identity", "is not among the unmatched visits")
                    .asException();
    }

    private static boolean isUnmatched(Sheet sheet, Fact.Matched match) {
        return sheet.register().unmatched().stream().anyMatch(visit -> isAbout(match, visit));
    }

    private static boolean isAbout(Fact.Matched match, Visit visit) {
        if (match.identity() != null) return match.identity().equals(visit.shownAs());
        return visit.jid().equals(match.jid())
                && visit.from().truncatedTo(ChronoUnit.MILLIS).equals(match.from());
    }

    /** Whether the same visits are somebody's only because that was said before. */
    private static boolean wasMatched(Sheet sheet, Fact.Matched match) {
        return sheet.extract().entries().stream()
                .anyMatch(entry -> entry.fact() instanceof Fact.Matched before
                        && Objects.equals(before.identity(), match.identity())
                        && Objects.equals(before.jid(), match.jid())
                        && Objects.equals(before.from(), match.from()));
    }
}
