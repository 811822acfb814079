package vn.giaoban.attendance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.Seal;
import vn.giaoban.ledger.Verification;

/**
 * Whether a briefing's attendance can be relied on.
 *
 * @param status INTACT, BROKEN, or FORGOTTEN: facts were deleted when their time was over, what is left is intact
 * @param detail the same in words
 * @param facts how many facts there are, those included that were forgotten
 * @param head the hash of the last
 * @param broken the first row that is not as it was
 * @param verdictsAsSealed whether the verdicts that are kept are those that the newest seal is under; null without a seal, and while
 *     they are not final
 * @param seals the newest first
 */
public record VerifyView(
        BriefingId briefing,
        Status status,
        String detail,
        long facts,
        String head,
        @Nullable Broken broken,
        @Nullable Forgotten forgotten,
        @Nullable Boolean verdictsAsSealed,
        List<SealLine> seals) {

    /** How it stands. */
    public enum Status {
        INTACT,
        BROKEN,
        FORGOTTEN
    }

    /** The first row of the ledger that is not as it was; {@code fact} is its number within the briefing. */
    public record Broken(long fact, String fault, String detail) {}

    /** The facts from the first to this one were deleted. */
    public record Forgotten(long facts, @Nullable Instant at) {}

    /**
     * A seal.
     *
     * @param digest names it, on paper too
     * @param facts the number of the last fact that it covers
     * @param publicKey what its signature was checked with: base64 of the X.509 form; null when nobody knows the key
     */
    public record SealLine(
            String digest,
            Instant at,
            long facts,
            String head,
            String verdicts,
            String key,
            @Nullable String publicKey,
            String signature,
            boolean valid) {

        private static SealLine of(Verification.CheckedSeal checked) {
            Seal seal = checked.seal();
            return new SealLine(
                    seal.digest(),
                    seal.at(),
                    seal.facts(),
                    seal.head(),
                    seal.verdicts(),
                    seal.key(),
                    checked.publicKey(),
                    seal.signature(),
                    checked.isValid());
        }
    }

    static VerifyView of(BriefingId briefing, Verification verification, boolean closed, List<ResultRow> kept) {
        var seals = verification.seals();
        var asSealed = (closed && !seals.isEmpty())
                ? seals.getFirst().seal().verdicts().equals(ResultRow.digest(kept))
                : null;
        var status = status(verification, asSealed);
        return new VerifyView(
                briefing,
                status,
                detail(verification, status),
                verification.facts(),
                verification.head(),
                broken(verification.broken()),
                verification.forgotten() == 0
                        ? null
                        : new Forgotten(verification.forgotten(), verification.forgottenAt()),
                asSealed,
                seals.stream().map(SealLine::of).toList());
    }

    private static Status status(Verification verification, @Nullable Boolean asSealed) {
        if (!verification.isIntact() || Boolean.FALSE.equals(asSealed)) return Status.BROKEN;
        return verification.forgotten() == 0 ? Status.INTACT : Status.FORGOTTEN;
    }

    private static @Nullable Broken broken(Verification.@Nullable Broken broken) {
        return broken == null ? null : new Broken(broken.seq(), broken.fault().name(), broken.detail());
    }

    private static String detail(Verification verification, Status status) {
        var broken = verification.broken();
        if (broken != null) return broken.detail();
        if (!verification.isIntact()) return "A seal's signature is not that of a key of this installation";
        if (status == Status.BROKEN) return "The verdicts are not those that were sealed";
        var seal = verification.seals().isEmpty() ? "not sealed yet" : "seal valid";
        if (status == Status.INTACT) return "All " + verification.facts() + " facts as they were taken in, " + seal;
        var still = verification.seals().isEmpty() ? "there never was a seal" : "seal still valid";
        return "Facts 1 to " + verification.forgotten() + " deleted after retention, " + still;
    }
}
