package dev.stepgraph.gateway.workflow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A member that lists leave out. Where its object came from a list, the object is fetched whole,
 * together with its siblings.
 *
 * @param name the member
 * @param find fetches objects by their {@code id}
 */
record WholeMember(String name, Find find) implements WorkflowField.Gathered {

    /** Fetches whole objects. */
    @FunctionalInterface
    interface Find {

        /** Those that exist, by their ids. */
        Map<String, ObjectNode> byId(Collection<String> ids);
    }

    @Override
    public List<JsonNode> values(List<FieldRequest> requests) {
        List<String> missing =
                requests.stream()
                        .map(FieldRequest::source)
                        .filter(source -> !Views.isWhole(source))
                        .map(WholeMember::id)
                        .toList();
        Map<String, ObjectNode> found = missing.isEmpty() ? Map.of() : find.byId(missing);
        List<JsonNode> values = new ArrayList<>(requests.size());
        for (FieldRequest request : requests) {
            JsonNode source = request.source();
            JsonNode whole = found.get(id(source));
            values.add(Views.member(whole == null ? source : whole, name));
        }
        return values;
    }

    private static String id(JsonNode source) {
        return source.path("id").asString("");
    }
}
