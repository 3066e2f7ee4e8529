package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.registry.AppSyncException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request, as an operation sees it.
 *
 * @param operation the operation's name
 * @param path the members in the path
 * @param query the members in the query
 * @param body the members in the body, held against their shapes
 */
record ManagementRequest(
        String operation,
        Map<String, String> path,
        Map<String, List<String>> query,
        ObjectNode body) {

    /** A member of the path. */
    String path(String name) {
        return Objects.requireNonNull(path.get(name), name);
    }

    /** A member of the path, held against its shape. */
    String path(String name, Shape shape) {
        return ShapeReader.read(shape, name, path(name));
    }

    /** A member of the query; null if it is not there. */
    @Nullable String query(String name, Shape shape) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty()
                ? null
                : ShapeReader.read(shape, name, values.getFirst());
    }

    /** A member of the query that must be there. */
    String required(String name, Shape shape) {
        String value = query(name, shape);
        if (value == null) {
            throw AppSyncException.badRequest(
                    "1 validation error detected: Value null at '"
                            + name
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /** A yes or no in the query. */
    boolean flag(String name, boolean fallback) {
        String value = query(name, Shape.choice("true", "false"));
        return value == null ? fallback : value.equals("true");
    }

    /** A member of the body; null if it is not there. */
    @Nullable String text(String name) {
        return body.has(name) ? body.path(name).stringValue() : null;
    }
}
