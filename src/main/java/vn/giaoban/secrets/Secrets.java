package vn.giaoban.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vn.giaoban.kernel.InstallationSecret;

/** Keys for many purposes from the one secret of the installation ({@code giaoban.secret}); nothing here is ever stored. */
@Component
public class Secrets {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> signing = new ConcurrentHashMap<>();
    private final SecretKeySpec root;
    private final SecureRandom random = new SecureRandom();

    Secrets(InstallationSecret secret) {
        this.root = new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The key of a purpose: 32 bytes, HMAC-SHA256 of the purpose under the installation's secret; always the same. */
    public byte[] derive(String purpose) {
        return mac(root, purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA256 of a message under the key of a purpose, 32 bytes. */
    public byte[] sign(String purpose, byte[] message) {
        return mac(signing.computeIfAbsent(purpose, p -> new SecretKeySpec(derive(p), "HmacSHA256")), message);
    }

    /** Encrypts for a purpose, AES-256-GCM; what comes out is the nonce, then the text with its tag. Draws random bytes: may block. */
    public byte[] seal(String purpose, byte[] plain) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, plain);
        var all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @throws NotOpened when it was sealed with another secret or was changed
     */
    public byte[] unseal(String purpose, byte[] sealed) {
        return crypt(
                Cipher.DECRYPT_MODE,
                purpose,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derive(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new NotOpened(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in GCM", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Something kept was sealed with another secret, or for another purpose, or was changed since. */
    public static final class NotOpened extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private NotOpened(AEADBadTagException cause) {
            super("What is kept in the database was sealed with another giaoban.secret", cause);
        }
    }
}
