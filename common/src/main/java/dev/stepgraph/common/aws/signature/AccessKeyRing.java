package dev.stepgraph.common.aws.signature;

import dev.stepgraph.common.aws.AccessPolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The access keys of those who may call, and what they are good for. */
public final class AccessKeyRing implements KnownKeys {

    private static final int MIN_SECRET_LENGTH = 16;

    private final Map<String, KnownKey> keys = new HashMap<>();

    /**
     * @throws IllegalArgumentException if two keys have one id, or a secret is easily guessed
     */
    public AccessKeyRing(List<KnownKey> known) {
        for (KnownKey key : known) {
            String id = key.key().id();
            if (key.key().secret().length() < MIN_SECRET_LENGTH) {
                throw new IllegalArgumentException(
                        "the secret of the access key %s is shorter than %d characters"
                                .formatted(id, MIN_SECRET_LENGTH));
            }
            if (keys.put(id, key) != null) {
                throw new IllegalArgumentException("two access keys have the id " + id);
            }
        }
    }

    /**
     * A key, and whose it is.
     *
     * @param user in whose name its owner calls
     * @param policy what it is good for
     */
    public record KnownKey(AccessKey key, String user, AccessPolicy policy) {}

    /** Whether nobody has a key. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    @Override
    public Optional<KnownKey> known(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
