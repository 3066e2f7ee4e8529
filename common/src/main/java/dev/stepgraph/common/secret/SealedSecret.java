package dev.stepgraph.common.secret;

/** An encrypted secret, and which key opens it. */
public final class SealedSecret {

    private final String keyId;
    private final byte[] bytes;

    /**
     * @param keyId the id of the key it was encrypted with
     * @param bytes nonce and ciphertext; not to be changed
     */
    public SealedSecret(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes;
    }

    /** The id of the key it was encrypted with. */
    public String keyId() {
        return keyId;
    }

    /** Nonce and ciphertext; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
