package vn.giaoban.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code X-Jaas-Signature}: {@code t=<unix time>,v1=<base64>}. The second part is HMAC-SHA256 of the first, a point, and the body as it was
 * sent.
 *
 * @param time as sent; it is signed as text
 * @param signatures usually one
 */
record JaasSignature(String time, List<byte[]> signatures) {

    private static final int MOST = 4;

    /** What is larger is meant in milliseconds: in seconds it would be the year 5138. */
    private static final long LAST_SECOND = 99_999_999_999L;

    /** Reads the header; null when it is none. Base64 has {@code =} of its own, so that only the first one of a part divides it. */
    static @Nullable JaasSignature read(@Nullable String header) {
        if (header == null) return null;
        String time = null;
        var signatures = new ArrayList<byte[]>();
        for (var part : header.split(",", MOST + 1)) {
            var at = part.indexOf('=');
            if (at < 0) return null;
            var value = part.substring(at + 1).strip();
            switch (part.substring(0, at).strip()) {
                case "t" -> time = value;
                case "v1" -> signatures.add(decoded(value));
                default -> {
                    // a scheme of later days beside the one that is known
                }
            }
        }
        return time == null || signatures.isEmpty() ? null : new JaasSignature(time, List.copyOf(signatures));
    }

    private static byte[] decoded(String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Whether one of the signatures is that of the body. */
    boolean isOf(String body, String secret) {
        var expected = sign(body, secret);
        var found = false;
        // all are looked at, so that the time tells nothing
        for (var signature : signatures) found |= MessageDigest.isEqual(signature, expected);
        return found;
    }

    private byte[] sign(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Whether it was made about now: who has caught an old one can't send it again. */
    boolean isFresh(Instant now, Duration tolerance) {
        try {
            var number = Long.parseLong(time);
            var made = number > LAST_SECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            return Duration.between(made, now).abs().compareTo(tolerance) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
