package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.gateway.registry.MergeType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * That an API is a source of a merged one.
 *
 * @param id its id
 * @param mergedApiId the merged API
 * @param sourceApiId the source
 * @param description what its owner says about it
 * @param mergeType when it is merged
 * @param merge how the last merge went
 */
public record StoredAssociation(
        String id,
        String mergedApiId,
        String sourceApiId,
        @Nullable String description,
        MergeType mergeType,
        Merge merge) {

    /** How a merge went, named as AppSync names it. */
    public enum Status {
        MERGE_SCHEDULED,
        MERGE_IN_PROGRESS,
        MERGE_FAILED,
        MERGE_SUCCESS,
        DELETION_SCHEDULED,
        DELETION_IN_PROGRESS;

        /** Whether the association is about to end. */
        public boolean isDeletion() {
            return this == DELETION_SCHEDULED || this == DELETION_IN_PROGRESS;
        }
    }

    /**
     * A merge.
     *
     * @param status how it went
     * @param detail why it failed
     * @param sourceRevision the source's revision when it was tried; 0: it was not
     * @param succeeded when one succeeded last
     * @param snapshot what was merged then
     */
    public record Merge(
            Status status,
            @Nullable String detail,
            long sourceRevision,
            @Nullable Instant succeeded,
            @Nullable ObjectNode snapshot) {

        /** Of an association that is to be merged for the first time. */
        public static final Merge NONE = new Merge(Status.MERGE_SCHEDULED, null, 0, null, null);
    }

    /** The same association in another status. */
    public StoredAssociation in(Status status) {
        return with(
                new Merge(
                        status, null, merge.sourceRevision(), merge.succeeded(), merge.snapshot()));
    }

    /** The same association after another merge. */
    public StoredAssociation with(Merge next) {
        return new StoredAssociation(id, mergedApiId, sourceApiId, description, mergeType, next);
    }
}
