package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.PipelineFunctions;
import dev.stepgraph.gateway.registry.Resolvers;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on the resolvers of an API. */
@Component
class ResolverOperations implements ManagementOperation.Group {

    private static final String RESOLVERS = "/v1/apis/{apiId}/types/{typeName}/resolvers";
    private static final String RESOLVER = RESOLVERS + "/{fieldName}";
    private static final String USERS = "/v1/apis/{apiId}/functions/{functionId}/resolvers";
    private static final String MEMBER = "resolver";
    private static final String MEMBERS = "resolvers";

    private final Resolvers resolvers;
    private final PipelineFunctions functions;
    private final Evaluations evaluations;
    private final Listing listing;
    private final AwsIdentity identity;

    ResolverOperations(
            Resolvers resolvers,
            PipelineFunctions functions,
            Evaluations evaluations,
            Listing listing,
            AwsIdentity identity) {
        this.resolvers = resolvers;
        this.functions = functions;
        this.evaluations = evaluations;
        this.listing = listing;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateResolver", RESOLVERS, ResolverShapes.CREATE, this::create),
                get("ListResolvers", RESOLVERS, this::list),
                get("GetResolver", RESOLVER, this::show),
                post("UpdateResolver", RESOLVER, ResolverShapes.UPDATE, this::update),
                delete("DeleteResolver", RESOLVER, this::remove),
                get("ListResolversByFunction", USERS, this::users));
    }

    private ManagementAnswer create(ManagementRequest request) {
        String fieldName = request.body().path("fieldName").asString();
        ObjectNode members = members(request, fieldName);
        evaluations.check(members);
        resolvers.create(request.path("apiId"), members);
        return ManagementAnswer.of(MEMBER, show(request.path("apiId"), members));
    }

    private ManagementAnswer show(ManagementRequest request) {
        String apiId = request.path("apiId");
        ObjectNode members =
                resolvers.get(apiId, request.path("typeName"), request.path("fieldName"));
        return ManagementAnswer.of(MEMBER, show(apiId, members));
    }

    private ManagementAnswer list(ManagementRequest request) {
        String apiId = request.path("apiId");
        return listing.answer(
                request,
                MEMBERS,
                resolvers.list(
                        apiId, request.path("typeName", Shapes.NAME), listing.requested(request)),
                members -> show(apiId, members));
    }

    private ManagementAnswer update(ManagementRequest request) {
        ObjectNode members = members(request, request.path("fieldName", Shapes.NAME));
        evaluations.check(members);
        resolvers.update(request.path("apiId"), members);
        return ManagementAnswer.of(MEMBER, show(request.path("apiId"), members));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        resolvers.delete(
                request.path("apiId"), request.path("typeName"), request.path("fieldName"));
        return ManagementAnswer.empty();
    }

    private ManagementAnswer users(ManagementRequest request) {
        String apiId = request.path("apiId");
        return listing.answer(
                request,
                MEMBERS,
                functions.users(apiId, request.path("functionId"), listing.requested(request)),
                members -> show(apiId, members));
    }

    private static ObjectNode members(ManagementRequest request, String fieldName) {
        ObjectNode members = request.body().deepCopy();
        members.put("typeName", request.path("typeName", Shapes.NAME));
        members.put("fieldName", fieldName);
        if (!members.has("kind")) {
            members.put("kind", "UNIT");
        }
        return members;
    }

    private ObjectNode show(String apiId, ObjectNode members) {
        String resource =
                "apis/%s/types/%s/resolvers/%s"
                        .formatted(
                                apiId,
                                members.path("typeName").asString(),
                                members.path("fieldName").asString());
        ObjectNode shown = members.deepCopy();
        shown.put("resolverArn", identity.arn("appsync", resource));
        if (!shown.has("maxBatchSize")) {
            shown.put("maxBatchSize", 0);
        }
        return shown;
    }
}
