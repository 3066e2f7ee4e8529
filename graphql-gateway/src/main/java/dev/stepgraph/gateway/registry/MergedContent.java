package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.sdl.SchemaMerge;
import dev.stepgraph.gateway.registry.store.Part;
import dev.stepgraph.gateway.registry.store.PartKind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What source APIs come to when they are merged, or why they cannot be. */
final class MergedContent {

    private final SchemaMerge schema = new SchemaMerge();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> resolverSources = new LinkedHashMap<>();
    private final ObjectNode environment = JsonNodeFactory.instance.objectNode();
    private final List<String> conflicts = new ArrayList<>();

    /** Merges the sources, in their order. */
    static MergedContent of(List<SourceContent> sources) {
        MergedContent merged = new MergedContent();
        sources.forEach(source -> merged.schema.add(source.sourceApiId(), source.schema()));
        sources.forEach(merged::add);
        return merged;
    }

    /** What keeps the sources from being merged; nothing if they are. */
    List<String> conflicts() {
        List<String> all = new ArrayList<>(schema.conflicts());
        all.addAll(conflicts);
        return all;
    }

    /** The schema. */
    String sdl() {
        return schema.print();
    }

    /** Data sources, functions and resolvers. */
    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Environment variables. */
    ObjectNode environment() {
        return environment;
    }

    private void add(SourceContent source) {
        for (Part part : source.parts()) {
            if (part.kind() == PartKind.RESOLVER) {
                addResolver(source.sourceApiId(), part);
            } else {
                parts.put(part.kind() + " " + part.name(), part);
            }
        }
        for (Map.Entry<String, JsonNode> variable : source.environment().properties()) {
            JsonNode had = environment.get(variable.getKey());
            if (had != null && !had.equals(variable.getValue())) {
                conflicts.add(
                        "The environment variable "
                                + variable.getKey()
                                + " has different values in the source APIs.");
            }
            environment.set(variable.getKey(), variable.getValue());
        }
    }

    private void addResolver(String source, Part resolver) {
        String key = resolver.kind() + " " + resolver.name();
        String other = resolverSources.get(key);
        String owner =
                schema.canonicalSource(
                        resolver.document().path("typeName").asString(),
                        resolver.document().path("fieldName").asString());
        if (other != null && !other.equals(source) && owner.isEmpty()) {
            conflicts.add(resolver.name() + " has a resolver in more than one source API.");
        }
        if (other == null || owner.equals(source)) {
            parts.put(key, resolver);
            resolverSources.put(key, source);
        }
    }
}
