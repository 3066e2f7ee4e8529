package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.PipelineFunctions;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on the functions of an API. */
@Component
class FunctionOperations implements ManagementOperation.Group {

    private static final String FUNCTIONS = "/v1/apis/{apiId}/functions";
    private static final String FUNCTION = FUNCTIONS + "/{functionId}";
    private static final String MEMBER = "functionConfiguration";
    private static final String VERSION = "2018-05-29";

    private final PipelineFunctions functions;
    private final Evaluations evaluations;
    private final Listing listing;
    private final AwsIdentity identity;

    FunctionOperations(
            PipelineFunctions functions,
            Evaluations evaluations,
            Listing listing,
            AwsIdentity identity) {
        this.functions = functions;
        this.evaluations = evaluations;
        this.listing = listing;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateFunction", FUNCTIONS, ResolverShapes.FUNCTION, this::create),
                get("ListFunctions", FUNCTIONS, this::list),
                get("GetFunction", FUNCTION, this::show),
                post("UpdateFunction", FUNCTION, ResolverShapes.FUNCTION, this::update),
                delete("DeleteFunction", FUNCTION, this::remove));
    }

    private ManagementAnswer create(ManagementRequest request) {
        String apiId = request.path("apiId");
        evaluations.check(request.body());
        return ManagementAnswer.of(MEMBER, show(apiId, functions.create(apiId, request.body())));
    }

    private ManagementAnswer show(ManagementRequest request) {
        String apiId = request.path("apiId");
        ObjectNode members = functions.get(apiId, request.path("functionId"));
        return ManagementAnswer.of(MEMBER, show(apiId, members));
    }

    private ManagementAnswer list(ManagementRequest request) {
        String apiId = request.path("apiId");
        return listing.answer(
                request,
                "functions",
                functions.list(apiId, listing.requested(request)),
                members -> show(apiId, members));
    }

    private ManagementAnswer update(ManagementRequest request) {
        String apiId = request.path("apiId");
        evaluations.check(request.body());
        ObjectNode members = functions.update(apiId, request.path("functionId"), request.body());
        return ManagementAnswer.of(MEMBER, show(apiId, members));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        functions.delete(request.path("apiId"), request.path("functionId"));
        return ManagementAnswer.empty();
    }

    private ObjectNode show(String apiId, ObjectNode members) {
        String resource = "apis/" + apiId + "/functions/" + members.path("functionId").asString();
        ObjectNode shown = members.deepCopy();
        shown.put("functionArn", identity.arn("appsync", resource));
        if (!shown.has("functionVersion") && !shown.has("code")) {
            shown.put("functionVersion", VERSION);
        }
        if (!shown.has("maxBatchSize")) {
            shown.put("maxBatchSize", 0);
        }
        return shown;
    }
}
