package dev.stepgraph.gateway.datasource;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Map;
import java.util.Set;

/**
 * Reads the members of a request object, as a request handler made it. JSON null counts as absent.
 * What is not as it must be is the request handler's mistake, and says where it is.
 */
public final class RequestObject {

    private final JsonNode json;
    private final String path;

    private RequestObject(JsonNode json, String path) {
        this.json = json;
        this.path = path;
    }

    /**
     * A request object.
     *
     * @throws DataSourceException if it is not an object
     */
    public static RequestObject of(JsonNode request) {
        return object(request, "");
    }

    /** The object itself. */
    public JsonNode json() {
        return json;
    }

    /** A member of any kind; null if it is absent. */
    public @Nullable JsonNode optional(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** A member of any kind that must be there. */
    public JsonNode required(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            throw DataSourceException.invalidRequest(
                    "Value for field '$[%s]' not found.".formatted(at(name)));
        }
        return value;
    }

    /** A member that must be a text. */
    public String text(String name) {
        return text(required(name), name);
    }

    /** A member that is a text, if it is there. */
    public @Nullable String optionalText(String name) {
        JsonNode value = optional(name);
        return value == null ? null : text(value, name);
    }

    /** A member that must be one of these texts. */
    public String oneOf(String name, Set<String> known) {
        String value = text(name);
        if (!known.contains(value)) {
            throw DataSourceException.invalidRequest(
                    "Unsupported %s '%s'.".formatted(at(name), value));
        }
        return value;
    }

    /** A member that is a truth value, if it is there. */
    public @Nullable Boolean optionalBoolean(String name) {
        JsonNode value = optional(name);
        if (value != null && !value.isBoolean()) {
            throw unexpected(name, "boolean", value);
        }
        return value == null ? null : value.booleanValue();
    }

    /** A member that is a whole number, if it is there. */
    public @Nullable Integer optionalInteger(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw unexpected(name, "integer", value);
        }
        return value.intValue();
    }

    /** A member that must be an object. */
    public RequestObject object(String name) {
        return object(required(name), at(name));
    }

    /** A member that is an object, if it is there. */
    public @Nullable RequestObject optionalObject(String name) {
        JsonNode value = optional(name);
        return value == null ? null : object(value, at(name));
    }

    /** The members of a member that is an object; none if it is absent. */
    public Set<Map.Entry<String, JsonNode>> entries(String name) {
        RequestObject object = optionalObject(name);
        return object == null ? Set.of() : object.json.properties();
    }

    /** A member that must be a list. */
    public JsonNode list(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw unexpected(name, "array", value);
        }
        return value;
    }

    /** An element of a list of objects. */
    public RequestObject element(String list, int index) {
        return object(list(list).get(index), at(list) + "[" + index + "]");
    }

    /** A scalar as text: a string as it stands, others as JSON writes them. */
    public static String scalar(JsonNode value) {
        return value.isString() ? value.stringValue() : JsonText.write(value);
    }

    private static RequestObject object(JsonNode value, String path) {
        if (!value.isObject()) {
            throw DataSourceException.invalidRequest(
                    "Expected JSON object%s but got '%s' instead."
                            .formatted(
                                    path.isEmpty() ? "" : " for field '$[" + path + "]'",
                                    value.getNodeType()));
        }
        return new RequestObject(value, path);
    }

    private String text(JsonNode value, String name) {
        if (!value.isString()) {
            throw unexpected(name, "string", value);
        }
        return value.stringValue();
    }

    private DataSourceException unexpected(String name, String expected, JsonNode value) {
        return DataSourceException.invalidRequest(
                "Expected %s for field '$[%s]' but got '%s' instead."
                        .formatted(expected, at(name), value.getNodeType()));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** An empty object, for what may be left out. */
    public static JsonNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
