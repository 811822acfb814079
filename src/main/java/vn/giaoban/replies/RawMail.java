package vn.giaoban.replies;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A mail as it lies in the mailbox.
 *
 * @param place where that is
 * @param messageId its Message-ID; empty when it has none
 * @param bytes the whole of it (RFC 5322); empty when it is too large to be an answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawMail(Place place, String messageId, byte[] bytes) {

    /** The largest mail that is looked into: answers of calendars have some kilobytes, bounces that bring the letter back some more. */
    static final int LARGEST = 2 << 20;

    /**
     * Where a mail lies (RFC 9051, 2.3.1.1): the pair never names another one.
     *
     * @param validity UIDVALIDITY of the folder
     */
    record Place(long validity, long uid) {}

    /** By what a mail is known again, wherever it lies: a hash of its Message-ID and its content. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(messageId.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            if (bytes.length == 0) digest.update(place.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
