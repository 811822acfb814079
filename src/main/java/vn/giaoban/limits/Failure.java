package vn.giaoban.limits;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.util.DigestUtils;

/**
 * What is counted together.
 *
 * @param of an address, or a digest of an account's name
 */
record Failure(Kind kind, String of) {

    /** What somebody can fail at. */
    enum Kind {
        /** Logging in, from an address. */
        ADDRESS,
        /** Logging in with an account's name. */
        ACCOUNT,
        /** Opening a personal link, from an address. */
        LINK
    }

    /** Under a digest: the name is whatever somebody typed, perhaps a password in the wrong field. */
    static Failure ofAccount(String name) {
        var lower = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return new Failure(Kind.ACCOUNT, DigestUtils.md5DigestAsHex(lower));
    }

    /** Its name in Redis. */
    String key() {
        return "giaoban:limit:" + kind.name().toLowerCase(Locale.ROOT) + ":" + of;
    }
}
