package vn.giaoban.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import vn.giaoban.briefings.BriefingId;

/**
 * The service's signature under the attendance of a closed briefing: under all facts up to one, and under the verdicts that they came
 * to.
 *
 * @param digest SHA-256 in hex of what is signed: names the seal, on paper too
 * @param facts number of the last fact that it covers
 * @param head the hash of that fact, in hex, which covers all before it
 * @param verdicts SHA-256 of the verdicts in hex; what they are as text, {@code src/docs/attendance.md} says
 * @param at when it was made, to the millisecond
 * @param key names the key that signed: the first 16 digits of the SHA-256 of its public part
 * @param signature Ed25519 (RFC 8032), base64
 */
public record Seal(
        BriefingId briefing,
        String digest,
        long facts,
        String head,
        String verdicts,
        Instant at,
        String key,
        String signature) {

    static Seal of(
            BriefingId briefing, long facts, String head, String verdicts, Instant at, String key, String signature) {
        return new Seal(
                briefing,
                Digest.of(text(briefing, facts, head, verdicts, at)),
                facts,
                head,
                verdicts,
                at,
                key,
                signature);
    }

    /** What is signed, in UTF-8. */
    static byte[] text(BriefingId briefing, long facts, String head, String verdicts, Instant at) {
        return ("giaoban seal 1\n" + briefing + '\n' + facts + '\n' + head + '\n' + verdicts + '\n' + at.toEpochMilli())
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] text() {
        return text(briefing, facts, head, verdicts, at);
    }
}
