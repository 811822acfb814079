package vn.giaoban.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** Codes that an authenticator app shows: six digits, another every 30 seconds, by HMAC-SHA1 (RFC 6238), which all apps know. */
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);
    private static final int BYTES = 20;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(STEP);

    private Totp() {}

    /** A new secret of 160 bits, as RFC 4226 recommends. */
    static byte[] made() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The step of time whose code this is: the present one, or one before or after, since clocks differ and people need a while. Empty when it is of none. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        var present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - 1, present + 1)
                .filter(step -> isSame(code(secret, step), code))
                .max();
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, CODES.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key of HMAC", e);
        }
    }

    /** What an app reads from the QR code (Google Authenticator's key URI format). */
    static String address(String username, byte[] secret) {
        return "otpauth://totp/Giaoban:%s?secret=%s&issuer=Giaoban".formatted(encoded(username), base32(secret));
    }

    /** The secret for who types it: base32 (RFC 4648) without padding. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        for (var b : bytes) {
            bits = (bits << 8) | (b & 0xFF);
            held += 8;
            while (held >= 5) {
                text.append(LETTERS.charAt((bits >> (held - 5)) & 31));
                held -= 5;
            }
            bits &= (1 << held) - 1;
        }
        return held == 0
                ? text.toString()
                : text.append(LETTERS.charAt((bits << (5 - held)) & 31)).toString();
    }

    private static boolean isSame(String right, String typed) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
