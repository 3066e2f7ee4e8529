package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.web.aws.Shape.Choice;
import dev.stepgraph.gateway.web.aws.Shape.Flag;
import dev.stepgraph.gateway.web.aws.Shape.ListOf;
import dev.stepgraph.gateway.web.aws.Shape.MapOf;
import dev.stepgraph.gateway.web.aws.Shape.Member;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Text;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the members of a request against their shapes. What breaks a constraint is gathered and
 * refused all at once.
 */
final class ShapeReader {

    private static final int MAX_VIOLATIONS_TOLD = 10;
    private static final int MAX_REPEATED = 200;

    private final List<String> violations = new ArrayList<>();

    private ShapeReader() {}

    /**
     * The members of a request, without those that are null.
     *
     * @throws AppSyncException BadRequestException if they break a constraint
     */
    static ObjectNode read(Structure shape, JsonNode members) {
        ShapeReader reader = new ShapeReader();
        ObjectNode read = reader.structure(shape, members, "");
        reader.finish();
        return read;
    }

    /**
     * A text that came in the path or the query.
     *
     * @throws AppSyncException BadRequestException if it breaks a constraint
     */
    static String read(Shape shape, String name, String value) {
        ShapeReader reader = new ShapeReader();
        reader.value(shape, JsonNodeFactory.instance.stringNode(value), name);
        reader.finish();
        return value;
    }

    private void finish() {
        if (violations.isEmpty()) {
            return;
        }
        int count = violations.size();
        List<String> told = violations.subList(0, Math.min(count, MAX_VIOLATIONS_TOLD));
        String message =
                (count == 1 ? "1 validation error" : count + " validation errors")
                        + " detected: "
                        + String.join("; ", told);
        throw AppSyncException.badRequest(message);
    }

    private ObjectNode structure(Structure shape, JsonNode members, String path) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            Member declared = shape.members().get(member.getKey());
            if (declared == null) {
                violations.add("Unknown member '" + shorten(path + member.getKey()) + "'");
            } else if (!member.getValue().isNull()) {
                read.set(
                        declared.name(),
                        value(declared.shape(), member.getValue(), path + declared.name()));
            }
        }
        for (Member declared : shape.members().values()) {
            if (declared.required() && !read.has(declared.name())) {
                violate("Value null", path + declared.name(), "Member must not be null");
            }
        }
        return read;
    }

    private JsonNode value(Shape shape, JsonNode value, String path) {
        return switch (shape) {
            case Text text -> text(text, value, path);
            case Choice choice -> choice(choice, value, path);
            case Whole whole -> whole(whole, value, path);
            case Flag _ -> typed(value.isBoolean(), "a boolean", value, path);
            case ListOf list -> list(list, value, path);
            case MapOf map -> map(map, value, path);
            case Structure structure ->
                    value.isObject()
                            ? structure(structure, value, path + ".")
                            : typed(false, "a structure", value, path);
        };
    }

    private JsonNode text(Text shape, JsonNode value, String path) {
        if (!value.isString()) {
            return typed(false, "a string", value, path);
        }
        String text = value.stringValue();
        if (text.indexOf('\0') >= 0 || !JsonText.isUnicode(text)) {
            violations.add("'" + path + "' holds U+0000 or half of a surrogate pair");
        } else if (text.length() < shape.min()) {
            violate(quote(text), path, "length greater than or equal to " + shape.min());
        } else if (text.length() > shape.max()) {
            violate(quote(text), path, "length less than or equal to " + shape.max());
        } else if (shape.pattern() != null && !shape.pattern().matches(text)) {
            String pattern = shape.pattern().pattern();
            violations.add(
                    "%s at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                            .formatted(quote(text), path, pattern));
        }
        return value;
    }

    private JsonNode choice(Choice shape, JsonNode value, String path) {
        if (!value.isString()) {
            return typed(false, "a string", value, path);
        }
        if (!shape.allowed().contains(value.stringValue())) {
            violations.add(
                    "%s at '%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
                            .formatted(quote(value.stringValue()), path, shape.allowed()));
        }
        return value;
    }

    private JsonNode whole(Whole shape, JsonNode value, String path) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return typed(false, "a whole number", value, path);
        }
        long number = value.longValue();
        if (number < shape.min()) {
            violate(
                    "Value '" + number + "'",
                    path,
                    "value greater than or equal to " + shape.min());
        } else if (number > shape.max()) {
            violate("Value '" + number + "'", path, "value less than or equal to " + shape.max());
        }
        return value;
    }

    private JsonNode list(ListOf shape, JsonNode value, String path) {
        if (!value.isArray()) {
            return typed(false, "a list", value, path);
        }
        if (value.size() > shape.max()) {
            violate("Value", path, "length less than or equal to " + shape.max());
            return value;
        }
        var read = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            read.add(value(shape.element(), value.get(i), path + "." + (i + 1) + ".member"));
        }
        return read;
    }

    private JsonNode map(MapOf shape, JsonNode value, String path) {
        if (!value.isObject()) {
            return typed(false, "a map", value, path);
        }
        if (value.size() > shape.max()) {
            violate("Value", path, "length less than or equal to " + shape.max());
            return value;
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String key = entry.getKey();
            text(shape.key(), JsonNodeFactory.instance.stringNode(key), path + ".key");
            text(shape.value(), entry.getValue(), path + "." + shorten(key) + ".value");
        }
        return value;
    }

    private JsonNode typed(boolean fits, String expected, JsonNode value, String path) {
        if (!fits) {
            violations.add("'" + path + "' must be " + expected + ", not " + value.getNodeType());
        }
        return value;
    }

    private void violate(String value, String path, String rule) {
        String demand = rule.startsWith("Member") ? rule : "Member must have " + rule;
        violations.add(value + " at '" + path + "' failed to satisfy constraint: " + demand);
    }

    private static String quote(String value) {
        return "Value '" + shorten(value) + "'";
    }

    private static String shorten(String text) {
        return text.length() > MAX_REPEATED ? text.substring(0, MAX_REPEATED) : text;
    }
}
