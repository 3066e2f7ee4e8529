package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;

import tools.jackson.databind.JsonNode;

/** A call of an intrinsic function as the value of a field. */
final class IntrinsicCall implements Expression {

    private final String text;
    private final Argument.Call call;

    private IntrinsicCall(String text, Argument.Call call) {
        this.text = text;
        this.call = call;
    }

    static boolean isCall(String text) {
        return text.startsWith(IntrinsicParser.PREFIX);
    }

    static IntrinsicCall compile(String text) throws InvalidExpressionException {
        return new IntrinsicCall(text, IntrinsicParser.parse(text));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public JsonNode evaluate(EvaluationScope scope) {
        try {
            return call.value(scope);
        } catch (MissingArgumentException e) {
            throw new EvaluationFailure(
                    ErrorName.RUNTIME,
                    "The function '%s' had the following error: %s".formatted(text, e.reason()));
        }
    }

    @Override
    public JsonNode evaluateField(String field, EvaluationScope scope) {
        return evaluate(scope);
    }

    @Override
    public JsonNode find(EvaluationScope scope) {
        return evaluate(scope);
    }
}
