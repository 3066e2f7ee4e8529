package dev.stepgraph.common.aws.accesskey;

import dev.stepgraph.common.aws.accesskey.IssuedKeyStore.SealedKey;
import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.AccessKeyRing;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.aws.signature.KnownKeys;
import dev.stepgraph.common.secret.SecretCipher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All keys that can be used, in memory: those of the settings, which nothing issued outdoes, and
 * those issued, as of the last look at the database.
 */
public final class AccessKeyMemory implements KnownKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AccessKeyMemory.class);

    private final AccessKeyRing configured;
    private final IssuedKeyStore store;
    private final SecretCipher cipher;
    private volatile Map<String, KnownKey> issued = Map.of();
    private long seen = -1;

    public AccessKeyMemory(AccessKeyRing configured, IssuedKeyStore store, SecretCipher cipher) {
        this.configured = configured;
        this.store = store;
        this.cipher = cipher;
    }

    @Override
    public Optional<KnownKey> known(String id) {
        return configured.known(id).or(() -> Optional.ofNullable(issued.get(id)));
    }

    /** Reads the keys anew if any has changed. */
    synchronized void refresh() throws SQLException {
        // Counted first: what changes while keys are read is read again the next time.
        long changes = store.changes();
        if (changes != seen) {
            issued = read();
            seen = changes;
        }
    }

    private Map<String, KnownKey> read() throws SQLException {
        Map<String, KnownKey> keys = new HashMap<>();
        for (SealedKey sealed : store.active()) {
            open(sealed).ifPresent(known -> keys.put(known.key().id(), known));
        }
        return Map.copyOf(keys);
    }

    /** One that was encrypted with a key which this replica has not is good for nobody here. */
    private Optional<KnownKey> open(SealedKey sealed) {
        IssuedKey key = sealed.key();
        try {
            String secret = cipher.open(sealed.secret(), IssuedKeys.owner(key.id()));
            return Optional.of(
                    new KnownKey(AccessKey.of(key.id(), secret), key.user(), key.policy()));
        } catch (IllegalStateException e) {
            LOG.error("The access key {} cannot be used: {}", key.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
