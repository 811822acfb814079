package vn.giaoban.accesstokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The token itself: {@code gb_} and 256 random bits in base64url, by which people and scanners for leaked secrets know what they have before them. */
final class TokenText {

    private static final String PREFIX = "gb_";
    private static final Pattern LOOK = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    /** A new one. */
    static String made() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text begins like one; the rest may be cut off or mistyped. */
    static boolean beginsLikeOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether a text can be one. */
    static boolean canBeOne(String text) {
        return LOOK.matcher(text).matches();
    }

    /** All that is kept of it: SHA-256 in hexadecimal. So many random bits can't be found by trying, so no slower hash is needed. */
    static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
