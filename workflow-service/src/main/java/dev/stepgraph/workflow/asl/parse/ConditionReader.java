package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.Comparator;
import dev.stepgraph.workflow.asl.model.Condition;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.path.Expression;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a choice rule asks (States Language, "Choice Rules"). */
final class ConditionReader {

    /** In the order in which AWS names them. */
    private static final List<String> KINDS = List.of("And", "Or", "Not", "Variable", "Condition");

    private static final List<String> COMPARATORS = comparatorFields();

    private static final Set<String> NESTED_FIELDS = fields("Comment");

    private static final Set<String> RULE_FIELDS = fields("Comment", "Next", "Assign", "Output");

    private ConditionReader() {}

    /** The condition of a rule of {@code Choices}; absent if it is faulty. */
    static @Nullable Condition readRule(StateReading state, ObjectFields rule) {
        return read(state, rule, RULE_FIELDS);
    }

    private static @Nullable Condition read(
            StateReading state, ObjectFields fields, Set<String> allowed) {
        fields.allowOnly(allowed);
        fields.string("Comment");
        if (fields.isRefused("Condition")) {
            return null;
        }
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            String message = "The object must have only one of the following fields, " + KINDS;
            state.diagnostics().schemaError(message, fields.location());
            return null;
        }
        if (!kinds.getFirst().equals("Variable")) {
            fields.refuseAll(COMPARATORS);
        }
        return switch (kinds.getFirst()) {
            case "And" -> all(state, fields, "And");
            case "Or" -> any(state, fields, "Or");
            case "Not" -> not(state, fields);
            case "Variable" -> comparison(state, fields);
            default -> null; // Condition, which only rules of JSONata states have
        };
    }

    private static @Nullable Condition all(StateReading state, ObjectFields fields, String field) {
        List<Condition> parts = parts(state, fields, field);
        return parts == null ? null : new Condition.And(parts);
    }

    private static @Nullable Condition any(StateReading state, ObjectFields fields, String field) {
        List<Condition> parts = parts(state, fields, field);
        return parts == null ? null : new Condition.Or(parts);
    }

    private static @Nullable Condition not(StateReading state, ObjectFields fields) {
        ObjectFields nested = fields.object("Not");
        Condition condition = nested == null ? null : read(state, nested, NESTED_FIELDS);
        return condition == null ? null : new Condition.Not(condition);
    }

    private static @Nullable List<Condition> parts(
            StateReading state, ObjectFields fields, String field) {
        List<JsonNode> elements = fields.filledArray(field);
        if (elements == null) {
            return null;
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            ObjectFields nested = state.object(elements.get(i), fields.at(field).element(i));
            Condition part = nested == null ? null : read(state, nested, NESTED_FIELDS);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static @Nullable Condition comparison(StateReading state, ObjectFields fields) {
        Expression variable = PathReader.placePath(state, fields, "Variable");
        List<String> given = COMPARATORS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            fields.requireOneOf(COMPARATORS);
            return null;
        }
        String field = given.getFirst();
        Comparator comparator = comparatorOf(field);
        FieldValue<JsonNode> operand =
                field.equals(comparator.field())
                        ? OperandReader.read(state, fields, comparator)
                        : PathReader.computedAnywhere(state, fields, field);
        return variable == null || operand == null
                ? null
                : new Condition.Comparison(variable, comparator, operand);
    }

    private static Comparator comparatorOf(String field) {
        for (Comparator comparator : Comparator.values()) {
            boolean path = comparator.hasPathForm() && field.equals(comparator.field() + "Path");
            if (path || field.equals(comparator.field())) {
                return comparator;
            }
        }
        throw new IllegalArgumentException("no comparator: " + field);
    }

    private static List<String> comparatorFields() {
        List<String> fields = new ArrayList<>();
        for (Comparator comparator : Comparator.values()) {
            fields.add(comparator.field());
            if (comparator.hasPathForm()) {
                fields.add(comparator.field() + "Path");
            }
        }
        return List.copyOf(fields);
    }

    private static Set<String> fields(String... others) {
        Set<String> fields = new HashSet<>(KINDS);
        fields.addAll(COMPARATORS);
        fields.addAll(List.of(others));
        return Set.copyOf(fields);
    }
}
