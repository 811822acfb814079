package vn.giaoban.tokens;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs tokens, has signed some, or will.
 *
 * @param key private part included
 * @param signsFrom when it takes the place of the one before it
 * @param droppedAt when it is not published any more; null while nothing has taken its place
 */
record SigningKey(
        RSAKey key,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant droppedAt) {

    /** Its thumbprint (RFC 7638). */
    String kid() {
        return key.getKeyID();
    }

    /** Without the key itself, since this ends up in logs. */
    @Override
    public String toString() {
        return "SigningKey[" + kid() + " signs from " + signsFrom + "]";
    }
}
