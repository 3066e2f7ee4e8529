package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.gateway.registry.ApiType;
import dev.stepgraph.gateway.registry.store.SchemaState.Status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.UUID;

/** A row of graphql_api. */
@Entity
@Table(name = "graphql_api")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class ApiEntity implements Persistable<String> {

    @Id private String id;

    @Transient private boolean created;

    @Column(name = "created_at")
    private Instant createdAt;

    private long version;
    private long revision;

    @Enumerated(EnumType.STRING)
    private ApiType type;

    private String document;
    private @Nullable String sdl;

    @Enumerated(EnumType.STRING)
    @Column(name = "schema_status")
    private Status schemaStatus;

    @Column(name = "schema_details")
    private @Nullable String schemaDetails;

    @Column(name = "schema_upload")
    private @Nullable UUID schemaUpload;

    @Column(name = "schema_started")
    private @Nullable Instant schemaStarted;

    private String environment;
    private String tags;

    /** For the persistence provider. */
    protected ApiEntity() {}

    /** A row that is to be inserted. */
    ApiEntity(StoredApi api) {
        this.id = api.id();
        this.created = true;
        this.createdAt = api.createdAt();
        this.version = api.version();
        this.revision = api.revision();
        this.type = api.type();
        this.document = Documents.write(api.document());
        this.sdl = api.sdl();
        become(api.schema());
        this.environment = Documents.write(api.environment());
        this.tags = Documents.write(api.tags());
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return created;
    }

    /** The row as a value. */
    StoredApi toApi() {
        return new StoredApi(
                id,
                createdAt,
                version,
                revision,
                type,
                Documents.read(document),
                sdl,
                new SchemaState(schemaStatus, schemaDetails, schemaUpload, schemaStarted),
                Documents.read(environment),
                Documents.read(tags));
    }

    long revision() {
        return revision;
    }

    void countVersion() {
        version++;
    }

    void countRevision() {
        revision++;
    }

    void describe(ObjectNode members) {
        document = Documents.write(members);
    }

    void serve(@Nullable String schema) {
        sdl = schema;
    }

    final void become(SchemaState state) {
        schemaStatus = state.status();
        schemaDetails = state.details();
        schemaUpload = state.upload();
        schemaStarted = state.started();
    }

    void equip(ObjectNode variables) {
        environment = Documents.write(variables);
    }

    void label(ObjectNode labels) {
        tags = Documents.write(labels);
    }
}
