package dev.stepgraph.gateway.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of an API key: {@code da2-}, an id of 26 characters that is no secret, and a secret of
 * 260 bits. Only the hash of the whole is ever kept.
 */
final class KeyText {

    /** What every key begins with. */
    static final String PREFIX = "da2-";

    /** How long the id is, prefix and all. */
    static final int ID_LENGTH = PREFIX.length() + ResourceIds.LENGTH;

    /** How many characters of five bits the secret has. */
    static final int SECRET_LENGTH = 52;

    /** The hash of no key. */
    static final String NO_HASH = "0".repeat(64);

    private static final int MAX_LENGTH = 256;

    private KeyText() {}

    /** The id in a key, or the id itself; what is too short for either is taken as it is. */
    static String idOf(String keyOrId) {
        return keyOrId.length() > ID_LENGTH ? keyOrId.substring(0, ID_LENGTH) : keyOrId;
    }

    /** SHA-256 of a key, in hexadecimal digits. */
    static String hash(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether that is the key of that hash; takes as long either way. */
    static boolean matches(String presented, String hash) {
        String bounded =
                presented.length() > MAX_LENGTH ? presented.substring(0, MAX_LENGTH) : presented;
        return MessageDigest.isEqual(
                hash(bounded).getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }
}
