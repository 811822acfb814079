package vn.giaoban.secrets;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The secret part of addresses that are their own key and are found again by the id they carry: {@code base64url(id ‖ first 16 bytes of
 * HMAC-SHA256(secret of the purpose, id ‖ generation))}, 43 characters. Derived whenever one is shown, stored nowhere, not even hashed;
 * a raised generation takes back all before it. 128 bits can't be guessed.
 */
@Component
public class KeyedTokens {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int ID = 16;

    private final Secrets secrets;

    KeyedTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The token of a generation. */
    public String of(String purpose, UUID id, int generation) {
        var token = ByteBuffer.allocate(2 * ID)
                .put(bytes(id))
                .put(proof(purpose, id, generation))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The id that a token carries, whether or not the token is genuine; empty when the text can't be a token at all. */
    public static Optional<UUID> idIn(String token) {
        if (!TOKEN.matcher(token).matches()) return Optional.empty();
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** Whether the token is the one of this generation; compared in constant time. */
    public boolean fits(String purpose, UUID id, int generation, String token) {
        if (!TOKEN.matcher(token).matches()) return false;
        var bytes = Base64.getUrlDecoder().decode(token);
        var proof = Arrays.copyOfRange(bytes, ID, 2 * ID);
        return Arrays.equals(bytes(id), Arrays.copyOf(bytes, ID))
                && MessageDigest.isEqual(proof(purpose, id, generation), proof);
    }

    private byte[] proof(String purpose, UUID id, int generation) {
        var message = ByteBuffer.allocate(ID + Integer.BYTES)
                .put(bytes(id))
                .putInt(generation)
                .array();
        return Arrays.copyOf(secrets.sign(purpose, message), ID);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
