package vn.giaoban.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the facts of a briefing are still what they were when they were taken in.
 *
 * @param facts how many there are, those included that were forgotten
 * @param head the hash of the last
 * @param forgotten the facts up to this one were deleted when their time was over; 0 when none was
 * @param broken the first row that is not as it was; null when all are
 * @param seals all seals, the newest first
 */
public record Verification(
        long facts,
        String head,
        long forgotten,
        @Nullable Instant forgottenAt,
        @Nullable Broken broken,
        List<CheckedSeal> seals) {

    /**
     * A row that is not as it was.
     *
     * @param seq its number within the briefing
     */
    public record Broken(long seq, Fault fault) {

        /** What is wrong with a row. */
        public enum Fault {
            /** It says something else than when it was hashed. */
            CHANGED("says something else than when it was taken in"),
            /** It is gone. */
            MISSING("is gone"),
            /** It does not follow on the row before it. */
            DETACHED("does not follow on the row before it"),
            /** It was put behind the end. */
            ADDED("was added past the ledger"),
            /** The rows up to it are in themselves a chain, but not the one that was sealed. */
            REWRITTEN("or one before it was written anew after it had been sealed");

            private final String text;

            Fault(String text) {
                this.text = text;
            }
        }

        /** In words. */
        public String detail() {
            return "Fact " + seq + " " + fault.text;
        }
    }

    /**
     * A seal, looked at.
     *
     * @param isSigned whether its signature is right, by a key of this installation
     * @param isOfThisChain whether the facts that it covers are those that there are
     * @param publicKey what it was checked with, base64 of the X.509 form; null when nobody knows the key
     */
    public record CheckedSeal(
            Seal seal,
            boolean isSigned,
            boolean isOfThisChain,
            @Nullable String publicKey) {

        /** Whether it is right in all. */
        public boolean isValid() {
            return isSigned && isOfThisChain;
        }
    }

    /** Whether every row that is there is as it was, and every seal is right. */
    public boolean isIntact() {
        return broken == null && seals.stream().allMatch(CheckedSeal::isValid);
    }
}
