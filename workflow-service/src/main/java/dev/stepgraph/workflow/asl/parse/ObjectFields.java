package dev.stepgraph.workflow.asl.parse;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of one object of a definition, read by type. What is missing or of the wrong type
 * becomes a diagnostic, and is then absent for the caller, who need not report it again.
 */
final class ObjectFields {

    private final JsonNode object;
    private final Location location;
    private final DiagnosticCollector diagnostics;
    private final Set<String> refused = new HashSet<>();

    private ObjectFields(JsonNode object, Location location, DiagnosticCollector diagnostics) {
        this.object = object;
        this.location = location;
        this.diagnostics = diagnostics;
    }

    /** The fields of a value that has to be an object; absent if it is none. */
    static @Nullable ObjectFields of(
            JsonNode value, Location location, DiagnosticCollector diagnostics) {
        if (!value.isObject()) {
            diagnostics.schemaError("Expected value of type Object", location);
            return null;
        }
        return new ObjectFields(value, location, diagnostics);
    }

    /** Where the object stands. */
    Location location() {
        return location;
    }

    /** Where a field of it stands. */
    Location at(String field) {
        return location.field(field);
    }

    /** The names of all its fields, in their order. */
    Iterable<String> names() {
        return object.propertyNames();
    }

    boolean has(String field) {
        return object.has(field) && !refused.contains(field);
    }

    /** The field's value, JSON null included; absent if there is no such field. */
    @Nullable JsonNode get(String field) {
        return refused.contains(field) ? null : object.get(field);
    }

    boolean isRefused(String field) {
        return refused.contains(field);
    }

    /** From now on the field is absent: a diagnostic has said why. */
    void refuse(String field, String message) {
        refused.add(field);
        diagnostics.schemaError(message, location);
    }

    /** Refuses every field but these. */
    void allowOnly(Set<String> fields) {
        for (String name : object.propertyNames()) {
            if (!fields.contains(name)) {
                refuseUnsupported(name);
            }
        }
    }

    /** Refuses each of these fields that is there. */
    void refuseAll(List<String> fields) {
        fields.stream().filter(this::has).forEach(this::refuseUnsupported);
    }

    /** Demands these fields. */
    void require(String... fields) {
        List<String> missing = new ArrayList<>();
        for (String field : fields) {
            if (!has(field)) {
                missing.add(field);
            }
        }
        if (!missing.isEmpty()) {
            diagnostics.schemaError("These fields are required: " + missing, location);
        }
    }

    /** Demands that at most one of these fields is there. */
    void allowOneOf(List<String> fields) {
        if (fields.stream().filter(this::has).count() > 1) {
            diagnostics.schemaError(
                    "There should only be one of the following fields: " + fields, location);
        }
    }

    /** Demands exactly one of these fields. */
    void requireOneOf(List<String> fields) {
        if (fields.stream().noneMatch(this::has)) {
            diagnostics.schemaError(
                    "This object should have only one of the following fields: " + fields,
                    location);
        }
        allowOneOf(fields);
    }

    @Nullable String string(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isString()) {
            wrongType("String", field);
            return null;
        }
        return value == null ? null : value.stringValue();
    }

    @Nullable Boolean bool(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isBoolean()) {
            wrongType("Boolean", field);
            return null;
        }
        return value == null ? null : value.booleanValue();
    }

    /** An integer between two bounds, both allowed. */
    @Nullable Long integer(String field, long minimum, long maximum) {
        JsonNode value = get(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            wrongType("Integer", field);
            return null;
        }
        BigInteger number = value.bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(minimum)) < 0) {
            wrong("Minimum value is " + minimum, field);
            return null;
        }
        if (number.compareTo(BigInteger.valueOf(maximum)) > 0) {
            wrong("Maximum value is " + maximum, field);
            return null;
        }
        return number.longValueExact();
    }

    /** A number, whichever. */
    @Nullable JsonNode anyNumber(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isNumber()) {
            wrongType("Double", field);
            return null;
        }
        return value;
    }

    /** A number between two bounds, both allowed. */
    @Nullable Double number(String field, double minimum, double maximum) {
        JsonNode value = get(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            wrongType("Double", field);
            return null;
        }
        // Compared as decimals: Jackson throws for what is no double.
        BigDecimal number = value.decimalValue();
        if (number.compareTo(BigDecimal.valueOf(minimum)) < 0) {
            wrong("Minimum value is " + minimum, field);
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(maximum)) > 0) {
            wrong("Maximum value is " + maximum, field);
            return null;
        }
        return number.doubleValue();
    }

    /** A string that is one of a few. */
    @Nullable String oneOf(String field, List<String> values) {
        String value = string(field);
        if (value != null && !values.contains(value)) {
            wrong("Value should be one of the following: " + values, field);
            return null;
        }
        return value;
    }

    /** An object. */
    @Nullable ObjectFields object(String field) {
        JsonNode value = get(field);
        return value == null ? null : of(value, at(field), diagnostics);
    }

    /** An array's elements; absent if there is no such field or it is no array. */
    @Nullable List<JsonNode> array(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isArray()) {
            wrongType("Array", field);
            return null;
        }
        return value == null ? null : List.copyOf(value.values());
    }

    /** An array's elements, at least one. */
    @Nullable List<JsonNode> filledArray(String field) {
        List<JsonNode> elements = array(field);
        if (elements != null && elements.isEmpty()) {
            wrong("Value cannot be empty", field);
            return null;
        }
        return elements;
    }

    private void refuseUnsupported(String field) {
        refuse(field, "Field '" + field + "' is not supported");
    }

    private void wrongType(String type, String field) {
        wrong("Expected value of type " + type, field);
    }

    private void wrong(String message, String field) {
        diagnostics.schemaError(message, at(field));
    }
}
