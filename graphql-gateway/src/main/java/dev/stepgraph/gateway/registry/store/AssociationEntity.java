package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.gateway.registry.MergeType;
import dev.stepgraph.gateway.registry.store.StoredAssociation.Merge;
import dev.stepgraph.gateway.registry.store.StoredAssociation.Status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A row of source_association. */
@Entity
@Table(name = "source_association")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class AssociationEntity {

    @Id private String id;

    @Column(name = "merged_api_id")
    private String mergedApiId;

    @Column(name = "source_api_id")
    private String sourceApiId;

    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    @Column(name = "merge_type")
    private MergeType mergeType;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "status_detail")
    private @Nullable String statusDetail;

    @Column(name = "merged_revision")
    private long mergedRevision;

    @Column(name = "last_merged")
    private @Nullable Instant lastMerged;

    private @Nullable String snapshot;

    /** For the persistence provider. */
    protected AssociationEntity() {}

    /** A row that is to be inserted, or to replace the one of the same id. */
    AssociationEntity(StoredAssociation association) {
        Merge merge = association.merge();
        this.id = association.id();
        this.mergedApiId = association.mergedApiId();
        this.sourceApiId = association.sourceApiId();
        this.description = association.description();
        this.mergeType = association.mergeType();
        this.status = merge.status();
        this.statusDetail = merge.detail();
        this.mergedRevision = merge.sourceRevision();
        this.lastMerged = merge.succeeded();
        this.snapshot = merge.snapshot() == null ? null : Documents.write(merge.snapshot());
    }

    /** The row as a value. */
    StoredAssociation toAssociation() {
        Merge merge =
                new Merge(
                        status,
                        statusDetail,
                        mergedRevision,
                        lastMerged,
                        snapshot == null ? null : Documents.read(snapshot));
        return new StoredAssociation(id, mergedApiId, sourceApiId, description, mergeType, merge);
    }
}
