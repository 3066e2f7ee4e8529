package dev.stepgraph.common.aws.protocol;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the members of a request. What breaks a constraint is gathered and refused all at once by
 * {@link #check()}; until then a reader yields a harmless value. What has the wrong JSON type is
 * refused on the spot. Members that nobody asks for are ignored, as newer clients may send them.
 */
public final class AwsInput {

    private static final int MAX_REPEATED = 4_096;

    private final JsonNode members;
    private final String path;
    private final List<String> violations;

    /** The members of that object. */
    public AwsInput(JsonNode members) {
        this(members, "", new ArrayList<>());
    }

    private AwsInput(JsonNode members, String path, List<String> violations) {
        this.members = members;
        this.path = path;
        this.violations = violations;
    }

    /** A text that must be there. */
    public String text(String member, TextLimits limits) {
        String value = optionalText(member, limits);
        if (value == null) {
            violate("Value null", member, "Member must not be null");
            return "";
        }
        return value;
    }

    /** A text, or null if it is not there. */
    public @Nullable String optionalText(String member, TextLimits limits) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw wrongType(node, "String");
        }
        String value = node.stringValue();
        checkCharacters(value);
        if (value.length() < limits.min()) {
            String rule = "Member must have length greater than or equal to " + limits.min();
            violate(quote(value, limits), member, rule);
        } else if (value.length() > limits.max()) {
            String rule = "Member must have length less than or equal to " + limits.max();
            violate(quote(value, limits), member, rule);
        }
        return value;
    }

    /** A whole number between the two limits, or the fallback if it is not there. */
    public int integer(String member, int min, int max, int fallback) {
        JsonNode node = member(member);
        if (node == null) {
            return fallback;
        }
        if (!node.isNumber()) {
            throw wrongType(node, "Integer");
        }
        if (!node.canConvertToInt() || !node.canConvertToExactIntegral()) {
            throw wrongType(node, "Integer");
        }
        int value = node.intValue();
        if (value < min) {
            String rule = "Member must have value greater than or equal to " + min;
            violate("Value '" + value + "'", member, rule);
        } else if (value > max) {
            String rule = "Member must have value less than or equal to " + max;
            violate("Value '" + value + "'", member, rule);
        }
        return value;
    }

    /** A yes or no, or the fallback if it is not there. */
    public boolean flag(String member, boolean fallback) {
        JsonNode node = member(member);
        if (node == null) {
            return fallback;
        }
        if (!node.isBoolean()) {
            throw wrongType(node, "Boolean");
        }
        return node.booleanValue();
    }

    /**
     * One of the allowed values, or null if it is not there.
     *
     * @param allowed in the order in which an error lists them
     */
    public @Nullable String choice(String member, List<String> allowed) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw wrongType(node, "String");
        }
        String value = node.stringValue();
        if (!allowed.contains(value)) {
            String rule =
                    "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]";
            violate(quote(value, TextLimits.of(0, 0)), member, rule);
            return null;
        }
        return value;
    }

    /** The members of an object, or null if it is not there. */
    public @Nullable AwsInput structure(String member) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw wrongType(node, "structure");
        }
        return new AwsInput(node, pathOf(member) + ".", violations);
    }

    /** The objects of a list, or null if it is not there. */
    public @Nullable List<AwsInput> structures(String member) {
        List<JsonNode> nodes = list(member);
        if (nodes == null) {
            return null;
        }
        List<AwsInput> inputs = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            if (!node.isObject()) {
                throw wrongType(node, "structure");
            }
            String prefix = pathOf(member) + "." + (inputs.size() + 1) + ".member.";
            inputs.add(new AwsInput(node, prefix, violations));
        }
        return inputs;
    }

    /** The texts of a list, or null if it is not there. */
    public @Nullable List<String> texts(String member, TextLimits limits) {
        List<JsonNode> nodes = list(member);
        if (nodes == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            if (!node.isString()) {
                throw wrongType(node, "String");
            }
            String value = node.stringValue();
            checkCharacters(value);
            if (value.length() < limits.min() || value.length() > limits.max()) {
                String rule =
                        "Member must satisfy constraint: [Member must have length less than or"
                                + " equal to %d, Member must have length greater than or equal to %d]"
                                        .formatted(limits.max(), limits.min());
                violate(quote(value, limits), member + "." + (texts.size() + 1) + ".member", rule);
            }
            texts.add(value);
        }
        return texts;
    }

    /** A list that must be there is noted as missing if it is null, and taken as empty. */
    public <T> List<T> required(String member, @Nullable List<T> list) {
        if (list == null) {
            violate("Value null", member, "Member must not be null");
            return List.of();
        }
        return list;
    }

    /**
     * Ends the reading.
     *
     * @throws AwsException ValidationException if a constraint was broken
     */
    public void check() {
        if (violations.isEmpty()) {
            return;
        }
        String count =
                violations.size() == 1
                        ? "1 validation error"
                        : violations.size() + " validation errors";
        String message = count + " detected: " + String.join("; ", violations);
        throw new AwsException(AwsErrorCode.ValidationException, message);
    }

    private @Nullable JsonNode member(String member) {
        JsonNode node = members.get(member);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable List<JsonNode> list(String member) {
        JsonNode node = member(member);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            throw wrongType(node, "list");
        }
        return node.valueStream().toList();
    }

    private void violate(String value, String member, String rule) {
        violations.add(
                value + " at '" + pathOf(member) + "' failed to satisfy constraint: " + rule);
    }

    private String pathOf(String member) {
        return path + member;
    }

    private static String quote(String value, TextLimits limits) {
        if (limits.sensitive()) {
            return "Value";
        }
        String shown = value.length() > MAX_REPEATED ? value.substring(0, MAX_REPEATED) : value;
        return "Value '" + shown + "'";
    }

    /** PostgreSQL stores neither, and no client means to send them. */
    private static void checkCharacters(String value) {
        if (value.indexOf('\0') >= 0 || !JsonText.isUnicode(value)) {
            throw new AwsException(
                    AwsErrorCode.SerializationException,
                    "A text holds U+0000 or half of a surrogate pair");
        }
    }

    private static AwsException wrongType(JsonNode node, String expected) {
        String actual = node.getNodeType().name() + "_VALUE";
        return new AwsException(
                AwsErrorCode.SerializationException,
                actual
                        + " can not be converted to "
                        + (expected.equals("Integer") ? "an " : "a ")
                        + expected);
    }
}
