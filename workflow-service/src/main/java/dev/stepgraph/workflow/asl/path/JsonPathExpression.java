package dev.stepgraph.workflow.asl.path;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * A JSONPath into the input, {@code $.a[0]}, or into the context object, {@code $$.State.Name}
 * (States Language, "Paths").
 *
 * <p>A path that names one place yields what is there; all others yield an array.
 */
public final class JsonPathExpression implements Expression {

    private static final String CONTEXT = "$$";

    private final String text;
    private final boolean isOfContext;
    private final CompiledPath path;

    private JsonPathExpression(String text, boolean isOfContext, CompiledPath path) {
        this.text = text;
        this.isOfContext = isOfContext;
        this.path = path;
    }

    /** Compiles a path. */
    public static JsonPathExpression compile(String text) throws InvalidExpressionException {
        String trimmed = text.strip();
        if (!trimmed.startsWith("$")) {
            throw new InvalidExpressionException("Reference path didn't start with '$'");
        }
        boolean isOfContext = trimmed.startsWith(CONTEXT);
        CompiledPath path = PathParser.parse(trimmed, isOfContext ? 2 : 1);
        return new JsonPathExpression(text, isOfContext, path);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public @Nullable JsonNode find(EvaluationScope scope) {
        return path.find(root(scope), scope);
    }

    @Override
    public JsonNode evaluate(EvaluationScope scope) {
        JsonNode value = findInSomething(scope);
        if (value == null) {
            String reason = path.explain(root(scope)).reason();
            throw runtime("Invalid path '%s' : %s".formatted(text, reason));
        }
        return value;
    }

    @Override
    public JsonNode evaluateField(String field, EvaluationScope scope) {
        JsonNode value = findInSomething(scope);
        if (value == null) {
            throw notFound(
                    scope, "The JSONPath '%s' specified for the field '%s'".formatted(text, field));
        }
        return value;
    }

    /**
     * The value as an argument of a function.
     *
     * @throws EvaluationFailure if there is none; says so of the argument only
     */
    public JsonNode evaluateArgument(EvaluationScope scope) {
        JsonNode value = findInSomething(scope);
        if (value == null) {
            throw notFound(scope, "The JsonPath argument for the field '%s'".formatted(text));
        }
        return value;
    }

    @Nullable DefinitePath definitePath() {
        return path instanceof DefinitePath definite && !isOfContext ? definite : null;
    }

    private JsonNode root(EvaluationScope scope) {
        return isOfContext ? scope.context() : scope.input();
    }

    /** AWS evaluates no path in a null, not even the one that names it. */
    private @Nullable JsonNode findInSomething(EvaluationScope scope) {
        if (root(scope).isNull()) {
            throw runtime("Unable to apply Path transformation to null or empty input.");
        }
        return find(scope);
    }

    private EvaluationFailure notFound(EvaluationScope scope, String subject) {
        JsonNode root = root(scope);
        PathMiss miss = path.explain(root);
        return miss.isMisapplied()
                ? runtime(miss.reason())
                : runtime(
                        "%s could not be found in the input '%s'"
                                .formatted(subject, JsonText.write(root)));
    }

    private static EvaluationFailure runtime(String cause) {
        return new EvaluationFailure(ErrorName.RUNTIME, cause);
    }
}
