package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.sdl.SdlDocument;
import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.ApiStore.WholeApi;
import dev.stepgraph.gateway.registry.store.AssociationStore;
import dev.stepgraph.gateway.registry.store.Part;
import dev.stepgraph.gateway.registry.store.PartKind;
import dev.stepgraph.gateway.registry.store.SchemaState;
import dev.stepgraph.gateway.registry.store.StoredAssociation;
import dev.stepgraph.gateway.registry.store.StoredAssociation.Merge;
import dev.stepgraph.gateway.registry.store.StoredAssociation.Status;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes merged APIs of their sources. */
@Component
public class MergedApis {

    /** How many sources a merged API may have. */
    public static final int MAX_SOURCES = 10;

    private static final int MAX_DETAIL = 4_096;

    private final ApiStore store;
    private final AssociationStore associations;
    private final ApiChanges changes;
    private final Schemas schemas;
    private final ResourceIds ids;
    private final InstantSource clock;

    MergedApis(
            ApiStore store,
            AssociationStore associations,
            ApiChanges changes,
            Schemas schemas,
            ResourceIds ids,
            InstantSource clock) {
        this.store = store;
        this.associations = associations;
        this.changes = changes;
        this.schemas = schemas;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes an API a source of a merged one, and has it merged soon.
     *
     * @param mergeType when it is merged again
     * @throws AppSyncException BadRequestException if either API is of the wrong kind or they are
     *     associated already
     */
    public Association associate(
            String mergedApiId,
            String sourceApiId,
            @Nullable String description,
            MergeType mergeType) {
        if (changes.require(sourceApiId).type() != ApiType.GRAPHQL) {
            throw AppSyncException.badRequest("A merged API cannot be a source of another.");
        }
        StoredAssociation association =
                new StoredAssociation(
                        ids.next(), mergedApiId, sourceApiId, description, mergeType, Merge.NONE);
        changes.apply(
                mergedApiId,
                draft -> {
                    refuseUnlessMerged(draft);
                    refuseBeyondLimits(association);
                    associations.put(association);
                });
        return describe(association);
    }

    /**
     * Shows an association.
     *
     * @throws AppSyncException NotFoundException if the API has no such association
     */
    public Association get(String apiId, String associationId) {
        return describe(require(apiId, associationId));
    }

    /** A page of the associations that an API has a part in, by id. */
    public Page<Association> list(String apiId, PageRequest page) {
        changes.require(apiId);
        return Page.within(associations.of(apiId), page, StoredAssociation::id)
                .map(MergedApis::describe);
    }

    /** Changes what is said about an association, or when it is merged. */
    public Association update(
            String mergedApiId,
            String associationId,
            @Nullable String description,
            @Nullable MergeType mergeType) {
        changes.apply(
                mergedApiId,
                draft -> {
                    StoredAssociation had = require(mergedApiId, associationId);
                    associations.put(
                            new StoredAssociation(
                                    had.id(),
                                    had.mergedApiId(),
                                    had.sourceApiId(),
                                    description == null ? had.description() : description,
                                    mergeType == null ? had.mergeType() : mergeType,
                                    had.merge()));
                });
        return get(mergedApiId, associationId);
    }

    /**
     * Has a source taken out of a merged API soon, with all that it brought.
     *
     * @throws AppSyncException NotFoundException if the API has no such association
     */
    public Association disassociate(String apiId, String associationId) {
        return become(require(apiId, associationId), Status.DELETION_SCHEDULED);
    }

    /**
     * Has a source merged anew soon.
     *
     * @throws AppSyncException NotFoundException if the API has no such association;
     *     BadRequestException if it is about to end
     */
    public Association startMerge(String mergedApiId, String associationId) {
        StoredAssociation association = require(mergedApiId, associationId);
        if (association.merge().status().isDeletion()) {
            throw AppSyncException.badRequest(
                    "Source API association " + associationId + " is being deleted.");
        }
        return become(association, Status.MERGE_IN_PROGRESS);
    }

    /** What is to be merged or to end. */
    List<StoredAssociation> due() {
        return associations.due();
    }

    /**
     * Merges a source, or takes it out, as is due. What goes wrong is in the association's status,
     * and the merged API stays as it was. Replicas may set about the same at once: one does it.
     */
    void carryOut(StoredAssociation due) {
        if (!isTaken(due)) {
            return;
        }
        changes.apply(
                due.mergedApiId(),
                draft -> {
                    StoredAssociation now = associations.find(due.id()).orElse(null);
                    if (now != null && now.merge().status() == Status.DELETION_IN_PROGRESS) {
                        remove(draft, now);
                    } else if (now != null && now.merge().status() == Status.MERGE_IN_PROGRESS) {
                        store.whole(now.sourceApiId())
                                .ifPresent(source ->
                                        associations.put(now.with(merge(draft, now, source))));
                    }
                });
    }

    /** Whether it is still as it was when it was found to be due, and is in progress now. */
    private boolean isTaken(StoredAssociation due) {
        boolean ends = due.merge().status().isDeletion();
        return changes.change(
                due.mergedApiId(),
                draft -> {
                    boolean isDue = associations.find(due.id()).filter(due::equals).isPresent();
                    if (isDue) {
                        associations.put(
                                due.in(
                                        ends
                                                ? Status.DELETION_IN_PROGRESS
                                                : Status.MERGE_IN_PROGRESS));
                    }
                    return isDue;
                });
    }

    /** One that is about to end does nothing else any more. */
    private Association become(StoredAssociation association, Status status) {
        return changes.change(
                association.mergedApiId(),
                draft -> {
                    StoredAssociation had = require(association.mergedApiId(), association.id());
                    if (had.merge().status().isDeletion() && !status.isDeletion()) {
                        return describe(had);
                    }
                    StoredAssociation next = had.in(status);
                    associations.put(next);
                    return describe(next);
                });
    }

    private void remove(ApiDraft draft, StoredAssociation association) {
        associations.remove(association.id());
        List<SourceContent> left = new ArrayList<>();
        for (StoredAssociation other : associations.of(association.mergedApiId())) {
            addContent(left, other);
        }
        serve(draft, MergedContent.of(left));
    }

    private Merge merge(ApiDraft draft, StoredAssociation association, WholeApi source) {
        ObjectNode snapshot = SourceContent.snapshot(source);
        List<SourceContent> sources = new ArrayList<>();
        for (StoredAssociation other : associations.of(association.mergedApiId())) {
            if (other.id().equals(association.id())) {
                sources.add(SourceContent.of(other.sourceApiId(), snapshot));
            } else {
                addContent(sources, other);
            }
        }
        MergedContent merged = MergedContent.of(sources);
        String problems = problems(merged);
        long revision = source.api().revision();
        Merge before = association.merge();
        if (problems != null) {
            return new Merge(
                    Status.MERGE_FAILED, problems, revision, before.succeeded(), before.snapshot());
        }
        serve(draft, merged);
        return new Merge(Status.MERGE_SUCCESS, null, revision, clock.instant(), snapshot);
    }

    private @Nullable String problems(MergedContent merged) {
        List<String> conflicts = merged.conflicts();
        String problems =
                conflicts.isEmpty() ? schemas.problems(merged.sdl()) : String.join("\n", conflicts);
        return problems == null || problems.length() <= MAX_DETAIL
                ? problems
                : problems.substring(0, MAX_DETAIL);
    }

    private static void addContent(List<SourceContent> sources, StoredAssociation association) {
        ObjectNode snapshot = association.merge().snapshot();
        if (snapshot != null) {
            sources.add(SourceContent.of(association.sourceApiId(), snapshot));
        }
    }

    private static void serve(ApiDraft draft, MergedContent merged) {
        for (PartKind kind : List.of(PartKind.RESOLVER, PartKind.FUNCTION, PartKind.DATA_SOURCE)) {
            for (Part part : draft.parts(kind)) {
                draft.remove(kind, part.name());
            }
        }
        merged.parts().forEach(draft::put);
        draft.equip(merged.environment());
        String sdl = merged.sdl();
        boolean empty = SdlDocument.parse(sdl).types().isEmpty();
        draft.serve(empty ? null : sdl);
        draft.become(
                empty
                        ? SchemaState.NONE
                        : new SchemaState(SchemaState.Status.SUCCESS, null, null, null));
    }

    private StoredAssociation require(String apiId, String associationId) {
        return associations
                .find(associationId)
                .filter(found ->
                        found.mergedApiId().equals(apiId) || found.sourceApiId().equals(apiId))
                .orElseThrow(() ->
                        AppSyncException.notFound(
                                "Source API association " + associationId + " not found."));
    }

    private static void refuseUnlessMerged(ApiDraft draft) {
        if (draft.api().type() != ApiType.MERGED) {
            throw AppSyncException.badRequest("Not a merged API: " + draft.api().id());
        }
    }

    private void refuseBeyondLimits(StoredAssociation association) {
        List<StoredAssociation> had = associations.of(association.mergedApiId());
        if (had.stream().anyMatch(o -> o.sourceApiId().equals(association.sourceApiId()))) {
            throw AppSyncException.badRequest("The APIs are associated already.");
        }
        if (had.size() >= MAX_SOURCES) {
            throw new AppSyncException(
                    AppSyncErrorCode.LimitExceededException,
                    "A merged API can have at most " + MAX_SOURCES + " source APIs.");
        }
    }

    private static Association describe(StoredAssociation association) {
        return new Association(
                association.id(),
                association.mergedApiId(),
                association.sourceApiId(),
                association.description(),
                association.mergeType(),
                association.merge().status().name(),
                association.merge().detail(),
                association.merge().succeeded());
    }

    /**
     * That an API is a source of a merged one.
     *
     * @param id its id
     * @param mergedApiId the merged API
     * @param sourceApiId the source
     * @param description what its owner says about it
     * @param mergeType when it is merged again
     * @param status how the last merge went or what is about to happen, as AppSync names it
     * @param detail why it failed
     * @param lastSuccess when one succeeded last
     */
    public record Association(
            String id,
            String mergedApiId,
            String sourceApiId,
            @Nullable String description,
            MergeType mergeType,
            String status,
            @Nullable String detail,
            @Nullable Instant lastSuccess) {}
}
