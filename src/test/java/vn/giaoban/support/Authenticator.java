package vn.giaoban.support;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** The app on somebody's phone: knows a key that was typed, shows the code of the moment. */
public final class Authenticator {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Authenticator() {}

    /**
     * The code.
     *
     * @param key in base32, with or without spaces
     */
    public static String code(String key, Instant now) {
        var codes = new TimeBasedOneTimePasswordGenerator();
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(bytes(key.replace(" ", "")), codes.getAlgorithm()), now, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String base32) {
        var bits = new StringBuilder();
        for (var letter : base32.toCharArray())
            bits.append("%5s"
                    .formatted(Integer.toBinaryString(LETTERS.indexOf(letter)))
                    .replace(' ', '0'));
        var bytes = new byte[bits.length() / 8];
        for (var n = 0; n < bytes.length; n++) bytes[n] = (byte) Integer.parseInt(bits.substring(8 * n, 8 * n + 8), 2);
        return bytes;
    }
}
