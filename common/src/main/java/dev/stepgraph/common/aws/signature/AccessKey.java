package dev.stepgraph.common.aws.signature;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What a caller signs with.
 *
 * @param id names the key, and is no secret: 4 to 128 letters, digits, {@code -} and {@code _}
 * @param secret shared between the caller and whoever verifies
 * @param sessionToken sent along with keys that are good for a while only; absent with others
 */
public record AccessKey(String id, String secret, @Nullable String sessionToken) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{4,128}");

    public AccessKey {
        if (!isId(id)) {
            throw new IllegalArgumentException("not the id of an access key: " + id);
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the access key " + id + " has no secret");
        }
    }

    /** A key that is good until it is taken away. */
    public static AccessKey of(String id, String secret) {
        return new AccessKey(id, secret, null);
    }

    /** Whether a key could have that id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
