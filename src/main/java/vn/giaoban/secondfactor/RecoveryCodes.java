package vn.giaoban.secondfactor;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.giaoban.secrets.Secrets;

/** Codes for the day the phone is gone, each good once: twelve letters of 60 bits. Only a keyed hash of each is kept. */
@Component
class RecoveryCodes {

    static final int COUNT = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secrets secrets;

    RecoveryCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** New ones, as people read them: {@code abcd-efgh-jkmn}. */
    static List<String> made() {
        return Stream.generate(RecoveryCodes::one).distinct().limit(COUNT).toList();
    }

    /** What is kept of one, however it was typed. */
    String hash(String code) {
        var letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return HexFormat.of().formatHex(secrets.sign("recovery-code", letters.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String one() {
        var code = new StringBuilder();
        for (var n = 0; n < LENGTH; n++) {
            if (n > 0 && n % 4 == 0) code.append('-');
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
