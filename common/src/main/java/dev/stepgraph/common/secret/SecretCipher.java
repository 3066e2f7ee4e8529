package dev.stepgraph.common.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must not lie in the database for everybody to read: AES-256 in Galois/Counter Mode,
 * bound to the thing that the secret belongs to, so that it opens nowhere else.
 */
public class SecretCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final ServiceKeys keys;
    private final SecureRandom random = new SecureRandom();

    public SecretCipher(ServiceKeys keys) {
        this.keys = keys;
    }

    /** Encrypts the text with the current key. */
    public SealedSecret seal(String text, String owner) {
        ServiceKey key = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                apply(
                        Cipher.ENCRYPT_MODE,
                        key,
                        nonce,
                        owner,
                        text.getBytes(StandardCharsets.UTF_8));
        byte[] whole =
                ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        return new SealedSecret(key.id(), whole);
    }

    /**
     * Decrypts a secret.
     *
     * @param owner as when it was sealed
     * @throws IllegalStateException if the key is not at hand, or the bytes or the owner are not
     *     those that were sealed
     */
    public String open(SealedSecret secret, String owner) {
        ServiceKey key =
                keys.find(secret.keyId())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "encrypted with the key "
                                                + secret.keyId()
                                                + ", which this replica was not given"));
        byte[] whole = secret.bytes();
        if (whole.length < NONCE_BYTES) {
            throw new IllegalStateException("not a sealed secret");
        }
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(
                apply(Cipher.DECRYPT_MODE, key, nonce, owner, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] apply(
            int mode, ServiceKey key, byte[] nonce, String owner, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(
                    mode,
                    new SecretKeySpec(key.derive("secrets"), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of " + owner + " cannot be processed", e);
        }
    }
}
