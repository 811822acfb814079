package vn.giaoban.roster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.secrets.KeyedTokens;
import vn.giaoban.secrets.Secrets;

/**
 * The secret part of personal links: {@code base64url(HMAC-SHA256(secret, link id ‖ generation))}. It is derived whenever it is shown;
 * the database knows only its hash, by which it is found again.
 */
@Component
class PersonalLinks {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final String DESK = "desk-link";

    private final Secrets secrets;
    private final KeyedTokens keyed;

    PersonalLinks(Secrets secrets, KeyedTokens keyed) {
        this.secrets = secrets;
        this.keyed = keyed;
    }

    /** The token of a link's generation: 43 characters. */
    String token(UUID link, int generation) {
        var message = ByteBuffer.allocate(20)
                .putLong(link.getMostSignificantBits())
                .putLong(link.getLeastSignificantBits())
                .putInt(generation)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.sign("join-link", message));
    }

    /** A link that is about to be made, of a point's device or of a delegate. */
    RosterStore.NewLink newLink(@Nullable String point, @Nullable UUID delegate) {
        var id = UUID.randomUUID();
        return new RosterStore.NewLink(id, point, delegate, hash(token(id, 1)));
    }

    /** The token of the page where a point answers: 43 characters, found again by the id in it, so that no booking pays for it. */
    String deskToken(UUID link, int generation) {
        return keyed.of(DESK, link, generation);
    }

    /** Which of the link's generations a desk token is of, up to the present one; empty when it is forged. */
    Optional<Integer> generationOf(String deskToken, UUID link, int present) {
        return IntStream.iterate(present, generation -> generation > 0, generation -> generation - 1)
                .filter(generation -> keyed.fits(DESK, link, generation, deskToken))
                .boxed()
                .findFirst();
    }

    /** Whether a text could be a token at all. */
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** What the database keeps of a token: SHA-256 in hexadecimal. */
    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
