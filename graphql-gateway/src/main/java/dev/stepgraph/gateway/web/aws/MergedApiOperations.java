package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.MergeType;
import dev.stepgraph.gateway.registry.MergedApis;
import dev.stepgraph.gateway.registry.MergedApis.Association;
import dev.stepgraph.gateway.registry.Types;
import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on merged APIs and their sources. */
@Component
class MergedApiOperations implements ManagementOperation.Group {

    private static final String OF_MERGED =
            "/v1/mergedApis/{mergedApiIdentifier}/sourceApiAssociations";
    private static final String ONE_OF_MERGED = OF_MERGED + "/{associationId}";
    private static final String OF_SOURCE =
            "/v1/sourceApis/{sourceApiIdentifier}/mergedApiAssociations";
    private static final String MEMBER = "sourceApiAssociation";
    private static final String MERGED = "mergedApiIdentifier";
    private static final String SOURCE = "sourceApiIdentifier";
    private static final String ASSOCIATION = "associationId";
    private static final String STATUS = "sourceApiAssociationStatus";

    private static final Structure SETTINGS =
            structure(
                    optional("description", Shapes.DESCRIPTION),
                    optional(
                            "sourceApiAssociationConfig",
                            structure(optional("mergeType", Shape.choice(MergeType.class)))));

    private final MergedApis merged;
    private final Types types;
    private final Listing listing;
    private final AwsIdentity identity;

    MergedApiOperations(MergedApis merged, Types types, Listing listing, AwsIdentity identity) {
        this.merged = merged;
        this.types = types;
        this.listing = listing;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        Structure withSource = SETTINGS.and(structure(required(SOURCE, Shapes.ARN)));
        Structure withMerged = SETTINGS.and(structure(required(MERGED, Shapes.ARN)));
        return List.of(
                post("AssociateSourceGraphqlApi", OF_MERGED, withSource, this::associateSource),
                post("AssociateMergedGraphqlApi", OF_SOURCE, withMerged, this::associateMerged),
                get("GetSourceApiAssociation", ONE_OF_MERGED, this::show),
                get(
                        "ListSourceApiAssociations",
                        "/v1/apis/{apiId}/sourceApiAssociations",
                        this::list),
                post("UpdateSourceApiAssociation", ONE_OF_MERGED, SETTINGS, this::update),
                delete("DisassociateSourceGraphqlApi", ONE_OF_MERGED, this::removeSource),
                delete(
                        "DisassociateMergedGraphqlApi",
                        OF_SOURCE + "/{associationId}",
                        this::removeMerged),
                post("StartSchemaMerge", ONE_OF_MERGED + "/merge", Shapes.NONE, this::merge),
                get("ListTypesByAssociation", ONE_OF_MERGED + "/types", this::types));
    }

    private ManagementAnswer associateSource(ManagementRequest request) {
        String source = apiId(request.body().path(SOURCE).asString());
        return associate(request, apiId(request.path(MERGED)), source);
    }

    private ManagementAnswer associateMerged(ManagementRequest request) {
        String mergedApi = apiId(request.body().path(MERGED).asString());
        return associate(request, mergedApi, apiId(request.path(SOURCE)));
    }

    private ManagementAnswer associate(ManagementRequest request, String mergedApi, String source) {
        MergeType type = mergeType(request);
        Association association =
                merged.associate(
                        mergedApi,
                        source,
                        request.text("description"),
                        type == null ? MergeType.MANUAL_MERGE : type);
        return ManagementAnswer.of(MEMBER, show(association));
    }

    private ManagementAnswer show(ManagementRequest request) {
        return ManagementAnswer.of(
                MEMBER, show(merged.get(apiId(request.path(MERGED)), request.path(ASSOCIATION))));
    }

    private ManagementAnswer list(ManagementRequest request) {
        return listing.answer(
                request,
                "sourceApiAssociationSummaries",
                merged.list(request.path("apiId"), listing.requested(request)),
                this::summarize);
    }

    private ManagementAnswer update(ManagementRequest request) {
        Association association =
                merged.update(
                        apiId(request.path(MERGED)),
                        request.path(ASSOCIATION),
                        request.text("description"),
                        mergeType(request));
        return ManagementAnswer.of(MEMBER, show(association));
    }

    private ManagementAnswer removeSource(ManagementRequest request) {
        return remove(apiId(request.path(MERGED)), request.path(ASSOCIATION));
    }

    private ManagementAnswer removeMerged(ManagementRequest request) {
        return remove(apiId(request.path(SOURCE)), request.path(ASSOCIATION));
    }

    private ManagementAnswer remove(String api, String association) {
        return status(merged.disassociate(api, association));
    }

    private ManagementAnswer merge(ManagementRequest request) {
        return status(merged.startMerge(apiId(request.path(MERGED)), request.path(ASSOCIATION)));
    }

    private static ManagementAnswer status(Association association) {
        return ManagementAnswer.of(
                JsonNodeFactory.instance.objectNode().put(STATUS, association.status()));
    }

    private ManagementAnswer types(ManagementRequest request) {
        Association association =
                merged.get(apiId(request.path(MERGED)), request.path(ASSOCIATION));
        return listing.answer(
                request,
                "types",
                types.list(
                        association.sourceApiId(),
                        TypeOperations.queryFormat(request),
                        listing.requested(request)),
                type -> TypeOperations.show(identity, association.sourceApiId(), type));
    }

    private static @Nullable MergeType mergeType(ManagementRequest request) {
        JsonNode type = request.body().path("sourceApiAssociationConfig").get("mergeType");
        return type == null ? null : MergeType.valueOf(type.stringValue());
    }

    /** An API is named by its id or its ARN. */
    private static String apiId(String identifier) {
        return identifier.startsWith("arn:")
                ? identifier.substring(identifier.lastIndexOf('/') + 1)
                : identifier;
    }

    private ObjectNode show(Association association) {
        ObjectNode shown = summarize(association);
        shown.putObject("sourceApiAssociationConfig")
                .put("mergeType", association.mergeType().name());
        shown.put(STATUS, association.status());
        if (association.detail() != null) {
            shown.put("sourceApiAssociationStatusDetail", association.detail());
        }
        if (association.lastSuccess() != null) {
            shown.put("lastSuccessfulMergeDate", association.lastSuccess().getEpochSecond());
        }
        return shown;
    }

    private ObjectNode summarize(Association association) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        String mergedArn = identity.arn("appsync", "apis/" + association.mergedApiId());
        shown.put("associationId", association.id());
        shown.put("associationArn", mergedArn + "/sourceApiAssociations/" + association.id());
        shown.put("sourceApiId", association.sourceApiId());
        shown.put("sourceApiArn", identity.arn("appsync", "apis/" + association.sourceApiId()));
        shown.put("mergedApiId", association.mergedApiId());
        shown.put("mergedApiArn", mergedArn);
        if (association.description() != null) {
            shown.put("description", association.description());
        }
        return shown;
    }
}
