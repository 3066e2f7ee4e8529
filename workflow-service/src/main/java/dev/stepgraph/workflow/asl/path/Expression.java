package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * A compiled expression of a definition: a JSONPath, a path into the context object, or a call of
 * an intrinsic function. Immutable and safe for use by many threads.
 */
public interface Expression {

    /** The expression as it stands in the definition. */
    String text();

    /**
     * Evaluates the expression.
     *
     * @throws EvaluationFailure if the value does not exist or cannot be computed; it carries the
     *     {@code States.*} error and AWS's wording of the cause
     */
    JsonNode evaluate(EvaluationScope scope);

    /**
     * Evaluates the expression as the value of a field that AWS's messages name: {@code ErrorPath},
     * or {@code name.$} of a payload template.
     *
     * @throws EvaluationFailure as {@link #evaluate} does, in other words
     */
    JsonNode evaluateField(String field, EvaluationScope scope);

    /**
     * Evaluates the expression where a missing value is no failure, as for {@code IsPresent}.
     *
     * @return null if a path has no value; a JSON null is a value
     * @throws EvaluationFailure if the value cannot be computed for another reason
     */
    @Nullable JsonNode find(EvaluationScope scope);
}
