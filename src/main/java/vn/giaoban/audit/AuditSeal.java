package vn.giaoban.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A link of the trail's chain.
 *
 * @param seq its number, from 1
 * @param entry number of the entry that it covers
 * @param previous hash of the link before, in hex
 * @param hash its own, in hex
 */
record AuditSeal(long seq, long entry, String previous, String hash) {

    /** What the first link follows on. */
    static final String GENESIS = "0".repeat(64);

    /**
     * The link that follows on another one.
     *
     * @param text the entry as the database writes it
     */
    static AuditSeal after(long seq, String head, long entry, String text) {
        return new AuditSeal(seq + 1, entry, head, hash(seq + 1, head, text));
    }

    /** Whether the hash covers this text and the link before. */
    boolean covers(String text) {
        return hash.equals(hash(seq, previous, text));
    }

    private static String hash(long seq, String previous, String text) {
        var bytes = (previous + '\n' + seq + '\n' + text).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
