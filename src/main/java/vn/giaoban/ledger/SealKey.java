package vn.giaoban.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key that signs seals, or signed them once.
 *
 * @param id the first 16 hex digits of the SHA-256 of the public part
 * @param priv null for one that only checks
 */
record SealKey(String id, PublicKey pub, @Nullable PrivateKey priv) {

    private static final String ALGORITHM = "Ed25519";
    private static final int SEED = 32;

    private static SealKey of(PublicKey pub, @Nullable PrivateKey priv) {
        return new SealKey(Digest.of(pub.getEncoded()).substring(0, 16), pub, priv);
    }

    /** A new key. Draws random bytes: may block. */
    static SealKey generate() {
        return pair(new SecureRandom());
    }

    /**
     * The key of a configuration: what {@code openssl genpkey -algorithm ed25519} writes, with or without its first and last line.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SealKey configured(String pkcs8) {
        try {
            var base64 = pkcs8.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var priv = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            var encoded = priv.getEncoded();
            // the generator draws nothing but the private part, from which the public one follows
            return pair(new Given(Arrays.copyOfRange(encoded, encoded.length - SEED, encoded.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("giaoban.attendance.seal-key is no Ed25519 key in PKCS#8", e);
        }
    }

    private static SealKey pair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            return of(pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Random bytes that are no longer random. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** As it is kept: the public part, and the private one if asked for. */
    byte[] toBytes(boolean withPrivate) {
        var base64 = Base64.getEncoder();
        var text = base64.encodeToString(pub.getEncoded());
        if (withPrivate && priv != null) text += ' ' + base64.encodeToString(priv.getEncoded());
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static SealKey read(byte[] bytes) {
        var parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
        try {
            var factory = KeyFactory.getInstance(ALGORITHM);
            var pub = factory.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0])));
            if (parts.length == 1) return of(pub, null);
            return of(
                    pub,
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored key of seals can't be read", e);
        }
    }

    /** The signature of a text, base64. */
    String sign(byte[] text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(priv);
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs", e);
        }
    }

    /** Whether the signature is this key's under the text. */
    boolean verifies(byte[] text, String base64) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pub);
            signature.update(text);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The public part, base64 of its X.509 form. */
    String published() {
        return Base64.getEncoder().encodeToString(pub.getEncoded());
    }
}
