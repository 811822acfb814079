package vn.giaoban.attendance;

import java.time.Instant;
import vn.giaoban.ledger.Extract;
import vn.giaoban.ledger.Fact;
import vn.giaoban.presence.Verdict;

/**
 * What somebody said against a computed verdict. It never changes; a newer one takes its place.
 *
 * @param mark whose verdict
 * @param reason why, as it was given
 * @param by the account
 */
record Correction(Mark.Key mark, Verdict verdict, String reason, String by, Instant at) {

    /** As the ledger keeps it. */
    static Correction of(Extract.Said said) {
        var fact = said.correction();
        return new Correction(
                new Mark.Key(Mark.Kind.valueOf(fact.kind()), fact.who()),
                fact.verdict(),
                fact.reason(),
                fact.by(),
                said.at());
    }

    /** What the ledger keeps. */
    Fact.Corrected toFact() {
        return new Fact.Corrected(mark.kind().name(), mark.who(), verdict, reason, by);
    }
}
