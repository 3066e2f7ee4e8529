package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.sdl.SdlDocument;
import dev.stepgraph.gateway.registry.sdl.SourceSchema;
import dev.stepgraph.gateway.registry.store.ApiStore.WholeApi;
import dev.stepgraph.gateway.registry.store.Part;
import dev.stepgraph.gateway.registry.store.PartKind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a source API brings into a merged one. Names of data sources are the source's own, so they
 * get its id in front of them.
 *
 * @param sourceApiId the source
 * @param schema its schema
 * @param environment its environment variables
 * @param parts its data sources, functions and resolvers, named as in the merged API
 */
record SourceContent(
        String sourceApiId, SourceSchema schema, ObjectNode environment, List<Part> parts) {

    private static final String SDL = "sdl";
    private static final String ENVIRONMENT = "environment";

    SourceContent {
        parts = List.copyOf(parts);
    }

    /** What is kept of a source as it is now. */
    static ObjectNode snapshot(WholeApi source) {
        ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
        String sdl = source.api().sdl();
        snapshot.put(SDL, sdl == null ? "" : sdl);
        snapshot.set(ENVIRONMENT, source.api().environment());
        for (PartKind kind : PartKind.values()) {
            ArrayNode documents = snapshot.putArray(kind.name());
            source.parts().stream()
                    .filter(part -> part.kind() == kind)
                    .forEach(part -> documents.add(part.document()));
        }
        return snapshot;
    }

    /** What was kept of a source. */
    static SourceContent of(String sourceApiId, ObjectNode snapshot) {
        SourceSchema schema = SourceSchema.of(SdlDocument.parse(snapshot.path(SDL).asString()));
        List<Part> parts = new ArrayList<>();
        for (JsonNode source : snapshot.path(PartKind.DATA_SOURCE.name())) {
            String name = nameOf(sourceApiId, source.path("name").asString());
            ObjectNode document = ((ObjectNode) source).deepCopy().put("name", name);
            parts.add(new Part(PartKind.DATA_SOURCE, name, document));
        }
        for (JsonNode function : snapshot.path(PartKind.FUNCTION.name())) {
            ObjectNode document = attached(sourceApiId, function);
            parts.add(
                    new Part(PartKind.FUNCTION, document.path("functionId").asString(), document));
        }
        for (JsonNode resolver : snapshot.path(PartKind.RESOLVER.name())) {
            resolver(sourceApiId, schema, resolver).ifPresent(parts::add);
        }
        ObjectNode environment = (ObjectNode) snapshot.path(ENVIRONMENT);
        return new SourceContent(sourceApiId, schema, environment, parts);
    }

    /** A resolver under the new names of its type and field; absent if either is hidden. */
    private static Optional<Part> resolver(
            String sourceApiId, SourceSchema schema, JsonNode resolver) {
        String type = resolver.path("typeName").asString();
        String field = resolver.path("fieldName").asString();
        return schema.typeName(type)
                .flatMap(typeName ->
                        schema.fieldName(type, field)
                                .map(fieldName ->
                                        attached(sourceApiId, resolver)
                                                .put("typeName", typeName)
                                                .put("fieldName", fieldName)))
                .map(document ->
                        new Part(
                                PartKind.RESOLVER,
                                document.path("typeName").asString()
                                        + "."
                                        + document.path("fieldName").asString(),
                                document));
    }

    private static ObjectNode attached(String sourceApiId, JsonNode part) {
        ObjectNode document = ((ObjectNode) part).deepCopy();
        String dataSource = Members.text(document, "dataSourceName");
        return dataSource == null
                ? document
                : document.put("dataSourceName", nameOf(sourceApiId, dataSource));
    }

    private static String nameOf(String sourceApiId, String dataSource) {
        return sourceApiId + "_" + dataSource;
    }
}
