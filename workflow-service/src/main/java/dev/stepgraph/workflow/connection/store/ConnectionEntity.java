package dev.stepgraph.workflow.connection.store;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.secret.SealedSecret;
import dev.stepgraph.workflow.connection.Connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/** A row of connection. */
@Entity
@Table(name = "connection")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class ConnectionEntity implements Persistable<UUID> {

    @Id private UUID id;

    @Transient private boolean created;

    @Version private int version;

    private String arn;
    private String name;
    private @Nullable String description;

    @Column(name = "visible_json")
    private String visibleJson;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "sealed_json")
    private byte[] sealedJson;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** For the persistence provider. */
    protected ConnectionEntity() {}

    /** A row that is to be inserted. */
    ConnectionEntity(Connection connection, SealedSecret secret) {
        this.id = connection.id();
        this.created = true;
        this.arn = connection.arn();
        this.name = connection.name();
        this.description = connection.description();
        this.visibleJson = JsonText.write(connection.visible());
        this.keyId = secret.keyId();
        this.sealedJson = secret.bytes();
        this.createdAt = connection.creationDate();
        this.modifiedAt = connection.lastModifiedDate();
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return created;
    }

    void replace(
            @Nullable String newDescription, JsonNode visible, SealedSecret secret, Instant date) {
        this.description = newDescription;
        this.visibleJson = JsonText.write(visible);
        this.keyId = secret.keyId();
        this.sealedJson = secret.bytes();
        this.modifiedAt = date;
    }

    Connection toConnection() {
        return new Connection(
                id,
                arn,
                name,
                description,
                version,
                JsonText.parse(visibleJson),
                createdAt,
                modifiedAt);
    }

    SealedConnection toSealed() {
        return new SealedConnection(version, new SealedSecret(keyId, sealedJson));
    }
}
