package dev.stepgraph.gateway.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A row of api_part. */
@Entity
@Table(name = "api_part")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class PartEntity {

    @EmbeddedId private Key key;
    private String document;

    /** For the persistence provider. */
    protected PartEntity() {}

    /** A row that is to be inserted, or to replace the one of the same key. */
    PartEntity(String apiId, Part part) {
        this.key = new Key(apiId, part.kind(), part.name());
        this.document = Documents.write(part.document());
    }

    /** The row as a value. */
    Part toPart() {
        return new Part(key.kind, key.name, Documents.read(document));
    }

    /** The primary key. */
    @Embeddable
    record Key(
            @Column(name = "api_id") String apiId,
            @Enumerated(EnumType.STRING) PartKind kind,
            String name) {}
}
