package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.StoredKey;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Creates, shows, changes and deletes the keys of an API. */
@Component
public class KeyRing {

    /** How many keys an API may have. */
    public static final int MAX_KEYS = 50;

    private static final Duration DEFAULT_VALIDITY = Duration.ofDays(7);
    private static final Duration MIN_VALIDITY = Duration.ofDays(1);
    private static final Duration MAX_VALIDITY = Duration.ofDays(365);
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(60);

    private final ApiStore store;
    private final ApiChanges changes;
    private final ResourceIds ids;
    private final InstantSource clock;

    KeyRing(ApiStore store, ApiChanges changes, ResourceIds ids, InstantSource clock) {
        this.store = store;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates a key. What is answered is the key itself, which nobody can be shown again.
     *
     * @param expires when it is to end; absent: in seven days
     * @throws AppSyncException ApiKeyValidityOutOfBoundsException if that is not in 1 to 365 days;
     *     ApiKeyLimitExceededException if the API has 50 keys
     */
    public KeyDescription create(
            String apiId, @Nullable String description, @Nullable Instant expires) {
        Instant end = end(expires);
        String id = KeyText.PREFIX + ids.next();
        String key = id + ids.text(KeyText.SECRET_LENGTH);
        StoredKey kept = new StoredKey(id, apiId, KeyText.hash(key), end, description);
        changes.apply(
                apiId,
                draft -> {
                    dropLongExpired(draft);
                    if (draft.keys().size() >= MAX_KEYS) {
                        throw new AppSyncException(
                                AppSyncErrorCode.ApiKeyLimitExceededException,
                                "Your account has reached the API key limit for this API: "
                                        + MAX_KEYS);
                    }
                    draft.put(kept);
                });
        return new KeyDescription(key, description, end, end.plus(KEPT_AFTER_EXPIRY));
    }

    /** A page of the keys, by the part of each that is no secret. */
    public Page<KeyDescription> list(String apiId, PageRequest page) {
        changes.require(apiId);
        return Page.within(store.keys(apiId), page, StoredKey::id).map(KeyRing::describe);
    }

    /**
     * Changes what is said about a key, or when it ends.
     *
     * @param keyOrId the key, or the part of it that is no secret
     */
    public KeyDescription update(
            String apiId, String keyOrId, @Nullable String description, @Nullable Instant expires) {
        return changes.change(
                apiId,
                draft -> {
                    StoredKey before = require(draft, keyOrId);
                    StoredKey after =
                            new StoredKey(
                                    before.id(),
                                    apiId,
                                    before.hash(),
                                    expires == null ? before.expires() : end(expires),
                                    description == null ? before.description() : description);
                    draft.put(after);
                    return describe(after);
                });
    }

    /**
     * Deletes a key.
     *
     * @param keyOrId the key, or the part of it that is no secret
     */
    public void delete(String apiId, String keyOrId) {
        changes.apply(apiId, draft -> draft.removeKey(require(draft, keyOrId).id()));
    }

    private void dropLongExpired(ApiDraft draft) {
        Instant now = clock.instant();
        draft.keys().stream()
                .filter(key -> key.expires().plus(KEPT_AFTER_EXPIRY).isBefore(now))
                .forEach(key -> draft.removeKey(key.id()));
    }

    private static StoredKey require(ApiDraft draft, String keyOrId) {
        String id = KeyText.idOf(keyOrId);
        return draft.keys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> AppSyncException.notFound("API key not found: " + id));
    }

    /** Compared in whole hours, so that a day counted from a moment ago is still a day. */
    private Instant end(@Nullable Instant expires) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (expires == null) {
            return clock.instant().plus(DEFAULT_VALIDITY).truncatedTo(ChronoUnit.HOURS);
        }
        Instant end = expires.truncatedTo(ChronoUnit.HOURS);
        if (end.isBefore(now.plus(MIN_VALIDITY)) || end.isAfter(now.plus(MAX_VALIDITY))) {
            throw new AppSyncException(
                    AppSyncErrorCode.ApiKeyValidityOutOfBoundsException,
                    "API key must be valid for a minimum of 1 day, and a maximum of 365 days.");
        }
        return end;
    }

    private static KeyDescription describe(StoredKey key) {
        return new KeyDescription(
                key.id(), key.description(), key.expires(), key.expires().plus(KEPT_AFTER_EXPIRY));
    }

    /**
     * A key, as far as it is shown.
     *
     * @param id the key itself when it was just created, and later the part that is no secret
     * @param description what its owner says about it
     * @param expires when it ends
     * @param deletes when it is forgotten
     */
    public record KeyDescription(
            String id, @Nullable String description, Instant expires, Instant deletes) {}
}
