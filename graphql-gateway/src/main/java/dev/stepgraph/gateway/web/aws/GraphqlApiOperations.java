package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.put;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.ApiType;
import dev.stepgraph.gateway.registry.GraphqlApis;
import dev.stepgraph.gateway.registry.GraphqlApis.ApiDescription;
import dev.stepgraph.gateway.registry.Page;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The operations on GraphQL APIs and their environment variables. */
@Component
class GraphqlApiOperations implements ManagementOperation.Group {

    private static final String APIS = "/v1/apis";
    private static final String API = "/v1/apis/{apiId}";
    private static final String ENVIRONMENT = API + "/environmentVariables";

    private final GraphqlApis apis;
    private final Listing listing;
    private final AwsIdentity identity;
    private final PublicUrl url;

    GraphqlApiOperations(GraphqlApis apis, Listing listing, AwsIdentity identity, PublicUrl url) {
        this.apis = apis;
        this.listing = listing;
        this.identity = identity;
        this.url = url;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateGraphqlApi", APIS, ApiShapes.CREATE, this::create),
                get("ListGraphqlApis", APIS, this::list),
                get("GetGraphqlApi", API, this::show),
                post("UpdateGraphqlApi", API, ApiShapes.UPDATE, this::update),
                delete("DeleteGraphqlApi", API, this::remove),
                get("GetGraphqlApiEnvironmentVariables", ENVIRONMENT, this::environment),
                put(
                        "PutGraphqlApiEnvironmentVariables",
                        ENVIRONMENT,
                        ApiShapes.ENVIRONMENT,
                        this::equip));
    }

    private ManagementAnswer create(ManagementRequest request) {
        ObjectNode members = request.body().deepCopy();
        JsonNode tags = members.remove("tags");
        JsonNode type = members.remove("apiType");
        ApiDescription api =
                apis.create(
                        type == null ? ApiType.GRAPHQL : ApiType.valueOf(type.stringValue()),
                        members,
                        tags instanceof ObjectNode given
                                ? given
                                : JsonNodeFactory.instance.objectNode());
        return ManagementAnswer.of("graphqlApi", show(api));
    }

    private ManagementAnswer show(ManagementRequest request) {
        return ManagementAnswer.of("graphqlApi", show(apis.get(request.path("apiId"))));
    }

    private ManagementAnswer list(ManagementRequest request) {
        String type = request.query("apiType", Shape.choice(ApiType.class));
        String owner = request.query("owner", Shape.choice("CURRENT_ACCOUNT", "OTHER_ACCOUNTS"));
        Set<ApiType> types =
                type == null ? EnumSet.allOf(ApiType.class) : EnumSet.of(ApiType.valueOf(type));
        Page<ApiDescription> page =
                "OTHER_ACCOUNTS".equals(owner)
                        ? new Page<>(List.of(), null)
                        : apis.list(types, listing.requested(request));
        return listing.answer(request, "graphqlApis", page, this::show);
    }

    private ManagementAnswer update(ManagementRequest request) {
        ApiDescription api = apis.update(request.path("apiId"), request.body());
        return ManagementAnswer.of("graphqlApi", show(api));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        apis.delete(request.path("apiId"));
        return ManagementAnswer.empty();
    }

    private ManagementAnswer environment(ManagementRequest request) {
        return ManagementAnswer.of("environmentVariables", apis.environment(request.path("apiId")));
    }

    private ManagementAnswer equip(ManagementRequest request) {
        ObjectNode variables = (ObjectNode) request.body().path("environmentVariables");
        apis.equip(request.path("apiId"), variables);
        return ManagementAnswer.of("environmentVariables", variables);
    }

    private ObjectNode show(ApiDescription api) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("apiId", api.apiId());
        shown.put("arn", identity.arn("appsync", "apis/" + api.apiId()));
        shown.put("apiType", api.type().name());
        shown.put("owner", identity.account());
        shown.put("visibility", "GLOBAL");
        shown.put("xrayEnabled", false);
        shown.put("introspectionConfig", "ENABLED");
        shown.put("queryDepthLimit", 0);
        shown.put("resolverCountLimit", 0);
        shown.setAll(api.members());
        shown.set("tags", api.tags());
        shown.putObject("uris")
                .put("GRAPHQL", url.graphql(api.apiId()))
                .put("REALTIME", url.realtime(api.apiId()));
        return shown;
    }
}
