package dev.stepgraph.workflow.asl.path;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A path of names and indexes into the input. */
public final class ReferencePathExpression implements ReferencePath {

    private final JsonPathExpression expression;
    private final DefinitePath path;

    private ReferencePathExpression(JsonPathExpression expression, DefinitePath path) {
        this.expression = expression;
        this.path = path;
    }

    /** Compiles a reference path. */
    public static ReferencePathExpression compile(String text) throws InvalidExpressionException {
        JsonPathExpression expression = JsonPathExpression.compile(text);
        DefinitePath path = expression.definitePath();
        if (path == null) {
            throw new InvalidExpressionException(
                    "A reference path names one place in the input, by names and indexes only");
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.index(i) < 0) {
                throw new InvalidExpressionException("An index of a reference path is negative");
            }
        }
        return new ReferencePathExpression(expression, path);
    }

    @Override
    public String text() {
        return expression.text();
    }

    @Override
    public JsonNode evaluate(EvaluationScope scope) {
        return expression.evaluate(scope);
    }

    @Override
    public JsonNode evaluateField(String field, EvaluationScope scope) {
        return expression.evaluateField(field, scope);
    }

    @Override
    public @Nullable JsonNode find(EvaluationScope scope) {
        return path.find(scope.input());
    }

    @Override
    public JsonNode write(JsonNode root, JsonNode value) {
        int length = path.length();
        @Nullable JsonNode[] parents = new JsonNode[length];
        JsonNode parent = root;
        for (int i = 0; i < length; i++) {
            parents[i] = parent;
            parent = parent == null ? null : path.step(parent, i);
        }
        JsonNode written = value;
        for (int i = length - 1; i >= 0; i--) {
            written = put(parents[i], i, written);
        }
        return written;
    }

    /** A copy of the parent, or a new one, that holds the value where the step leads to. */
    private JsonNode put(@Nullable JsonNode parent, int step, JsonNode value) {
        String name = path.name(step);
        if (name != null && (parent == null || parent.isObject())) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            if (parent instanceof ObjectNode existing) {
                copy.setAll(existing);
            }
            return copy.set(name, value);
        }
        if (name == null && parent instanceof ArrayNode array && path.index(step) < array.size()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size()).addAll(array);
            copy.set(path.index(step), value);
            return copy;
        }
        throw misfit(parent, step);
    }

    private EvaluationFailure misfit(@Nullable JsonNode parent, int step) {
        String name = path.name(step);
        return new EvaluationFailure(
                ErrorName.RESULT_PATH_MATCH_FAILURE,
                "Unable to apply step \"%s\" to input %s"
                        .formatted(
                                name != null ? name : "[" + path.index(step) + "]",
                                parent == null ? "null" : JsonText.write(parent)));
    }
}
