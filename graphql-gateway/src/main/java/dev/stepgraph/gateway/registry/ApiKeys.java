package dev.stepgraph.gateway.registry;

import java.time.Instant;
import java.util.Optional;

/** The keys of APIs, from memory: a request asks no database. */
public interface ApiKeys {

    /**
     * Recognises a key, as a client sends it in {@code x-api-key}. How long it takes does not
     * depend on how much of the key is right.
     *
     * @return the key; absent if the API has no such key, or the key has expired
     */
    Optional<VerifiedKey> verify(String apiId, String presentedKey);

    /**
     * Whether a key that was recognised before still opens its API: it is neither deleted nor
     * expired. What other replicas change is seen within a second.
     *
     * @param id the part of it that is no secret
     */
    boolean isGood(String apiId, String id);

    /**
     * A key that was recognised.
     *
     * @param id the part of it that is no secret
     * @param expires when it ends
     */
    record VerifiedKey(String id, Instant expires) {}
}
