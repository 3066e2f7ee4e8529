package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.Types;
import dev.stepgraph.gateway.registry.Types.Format;
import dev.stepgraph.gateway.registry.Types.SchemaType;
import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on single types of an API's schema. */
@Component
class TypeOperations implements ManagementOperation.Group {

    private static final String TYPES = "/v1/apis/{apiId}/types";
    private static final String TYPE = TYPES + "/{typeName}";
    private static final String FORMAT = "format";
    private static final String DEFINITION = "definition";
    private static final String MEMBER = "type";

    private static final Structure CREATE =
            Shape.structure(
                    Shape.required(DEFINITION, Shape.text(1, 1 << 20)),
                    Shape.required(FORMAT, Shapes.TYPE_FORMAT));

    private static final Structure UPDATE =
            Shape.structure(
                    Shape.optional(DEFINITION, Shape.text(1, 1 << 20)),
                    Shape.required(FORMAT, Shapes.TYPE_FORMAT));

    private final Types types;
    private final Listing listing;
    private final AwsIdentity identity;

    TypeOperations(Types types, Listing listing, AwsIdentity identity) {
        this.types = types;
        this.listing = listing;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateType", TYPES, CREATE, this::create),
                get("ListTypes", TYPES, this::list),
                get("GetType", TYPE, this::show),
                post("UpdateType", TYPE, UPDATE, this::update),
                delete("DeleteType", TYPE, this::remove));
    }

    private ManagementAnswer create(ManagementRequest request) {
        String apiId = request.path("apiId");
        String definition = request.body().path(DEFINITION).asString();
        return ManagementAnswer.of(
                MEMBER, show(apiId, types.create(apiId, definition, bodyFormat(request))));
    }

    private ManagementAnswer list(ManagementRequest request) {
        String apiId = request.path("apiId");
        return listing.answer(
                request,
                "types",
                types.list(apiId, queryFormat(request), listing.requested(request)),
                type -> show(apiId, type));
    }

    private ManagementAnswer show(ManagementRequest request) {
        String apiId = request.path("apiId");
        Format format = queryFormat(request);
        return ManagementAnswer.of(
                MEMBER, show(apiId, types.get(apiId, request.path("typeName"), format)));
    }

    private ManagementAnswer update(ManagementRequest request) {
        String apiId = request.path("apiId");
        SchemaType type =
                types.update(
                        apiId,
                        request.path("typeName", Shapes.NAME),
                        request.text(DEFINITION),
                        bodyFormat(request));
        return ManagementAnswer.of(MEMBER, show(apiId, type));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        types.delete(request.path("apiId"), request.path("typeName"));
        return ManagementAnswer.empty();
    }

    private static Format bodyFormat(ManagementRequest request) {
        return Format.valueOf(request.body().path(FORMAT).asString());
    }

    /** The notation that the query asks for. */
    static Format queryFormat(ManagementRequest request) {
        return Format.valueOf(request.required(FORMAT, Shapes.TYPE_FORMAT));
    }

    private ObjectNode show(String apiId, SchemaType type) {
        return show(identity, apiId, type);
    }

    /** A type, as AppSync shows it. */
    static ObjectNode show(AwsIdentity identity, String apiId, SchemaType type) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("name", type.name());
        if (type.description() != null) {
            shown.put("description", type.description());
        }
        shown.put("arn", identity.arn("appsync", "apis/" + apiId + "/types/" + type.name()));
        shown.put(DEFINITION, type.definition());
        shown.put(FORMAT, type.format().name());
        return shown;
    }
}
