package vn.giaoban.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A row of a briefing's chain.
 *
 * @param seq its number, from 1
 * @param kind what sort of fact it is, as {@link FactText} names it
 * @param at when it was taken in, in microseconds since 1970
 * @param body the fact as text, exactly as it was hashed
 * @param digest SHA-256 of the body, for what is kept once however often it is told; empty for what is not
 * @param previous hash of the row before, in hex
 * @param hash its own, in hex
 */
record Link(UUID briefing, long seq, String kind, long at, String body, String digest, String previous, String hash) {

    /** What the first row follows on. */
    static final String GENESIS = "0".repeat(64);

    /** The row that follows on another one. */
    static Link after(Head head, Draft draft) {
        var seq = head.seq() + 1;
        var hash = hash(head.hash(), head.briefing(), seq, draft.kind(), draft.at(), draft.body());
        return new Link(
                head.briefing(), seq, draft.kind(), draft.at(), draft.body(), draft.digest(), head.hash(), hash);
    }

    /** What its hash has to be. */
    String expectedHash() {
        return hash(previous, briefing, seq, kind, at, body);
    }

    private static String hash(String previous, UUID briefing, long seq, String kind, long at, String body) {
        return Digest.of(previous + '\n' + briefing + '\n' + seq + '\n' + kind + '\n' + at + '\n' + body);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * The end of a chain.
     *
     * @param seq number of the last row; 0 when there is none
     * @param hash its hash
     * @param changed number of the last row that can change what the facts come to
     */
    record Head(UUID briefing, long seq, String hash, long changed) {

        /** The end after one more row. */
        Head with(Link link, boolean quiet) {
            return new Head(briefing, link.seq(), link.hash(), quiet ? changed : link.seq());
        }
    }

    /**
     * A fact that has no place in a chain yet.
     *
     * @param quiet whether it changes nothing: a list like the ones before
     */
    record Draft(String kind, long at, String body, String digest, boolean quiet) {}
}
