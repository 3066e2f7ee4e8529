package dev.stepgraph.gateway.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A row of api_key. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class KeyEntity {

    @Id private String id;

    @Column(name = "api_id")
    private String apiId;

    private String hash;
    private Instant expires;
    private @Nullable String description;

    /** For the persistence provider. */
    protected KeyEntity() {}

    /** A row that is to be inserted, or to replace the one of the same id. */
    KeyEntity(StoredKey key) {
        this.id = key.id();
        this.apiId = key.apiId();
        this.hash = key.hash();
        this.expires = key.expires();
        this.description = key.description();
    }

    /** The row as a value. */
    StoredKey toKey() {
        return new StoredKey(id, apiId, hash, expires, description);
    }
}
