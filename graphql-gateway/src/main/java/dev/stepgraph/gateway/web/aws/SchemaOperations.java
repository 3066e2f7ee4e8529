package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.registry.Schemas;
import dev.stepgraph.gateway.registry.Schemas.Directives;
import dev.stepgraph.gateway.registry.Schemas.SchemaStatus;
import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The operations on the schema of an API. */
@Component
class SchemaOperations implements ManagementOperation.Group {

    private static final String CREATION = "/v1/apis/{apiId}/schemacreation";
    private static final int MAX_BASE64 = 1 << 21;

    private static final Structure DEFINITION =
            Shape.structure(Shape.required("definition", Shape.text(1, MAX_BASE64)));

    private final Schemas schemas;

    SchemaOperations(Schemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("StartSchemaCreation", CREATION, DEFINITION, this::start),
                get("GetSchemaCreationStatus", CREATION, this::status),
                get("GetIntrospectionSchema", "/v1/apis/{apiId}/schema", this::introspect));
    }

    private ManagementAnswer start(ManagementRequest request) {
        schemas.start(request.path("apiId"), decode(request.body().path("definition").asString()));
        return ManagementAnswer.of(
                JsonNodeFactory.instance.objectNode().put("status", "PROCESSING"));
    }

    private ManagementAnswer status(ManagementRequest request) {
        SchemaStatus status = schemas.status(request.path("apiId"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", status.status());
        if (status.details() != null) {
            answer.put("details", status.details());
        }
        return ManagementAnswer.of(answer);
    }

    /** The schema is the body itself. */
    private ManagementAnswer introspect(ManagementRequest request) {
        String apiId = request.path("apiId");
        if (request.required("format", Shapes.TYPE_FORMAT).equals("JSON")) {
            String json = JsonText.write(schemas.introspection(apiId));
            return ManagementAnswer.text(json, MediaType.APPLICATION_JSON);
        }
        boolean shown = request.flag("includeDirectives", true);
        String sdl = schemas.sdl(apiId, shown ? Directives.SHOWN : Directives.LEFT_OUT);
        return ManagementAnswer.text(sdl, new MediaType("text", "plain", StandardCharsets.UTF_8));
    }

    private static String decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException e) {
            throw AppSyncException.badRequest("The definition is not in Base64.");
        } catch (CharacterCodingException e) {
            throw AppSyncException.badRequest("The definition is not in UTF-8.");
        }
    }
}
