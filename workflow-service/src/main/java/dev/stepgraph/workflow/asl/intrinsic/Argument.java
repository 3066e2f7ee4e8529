package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.JsonPathExpression;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;

/** An argument of a call, or the call itself. */
sealed interface Argument {

    JsonNode value(EvaluationScope scope);

    /** A number, true, false or null. */
    record Plain(JsonNode node) implements Argument {
        @Override
        public JsonNode value(EvaluationScope scope) {
            return node;
        }
    }

    /**
     * A text in single quotes.
     *
     * @param written as it stands between the quotes, with its escapes
     */
    record Text(String written, StringNode node) implements Argument {
        @Override
        public JsonNode value(EvaluationScope scope) {
            return node;
        }
    }

    /** A path. */
    record Path(JsonPathExpression path) implements Argument {
        @Override
        public JsonNode value(EvaluationScope scope) {
            try {
                return path.evaluateArgument(scope);
            } catch (EvaluationFailure e) {
                throw new MissingArgumentException(e);
            }
        }
    }

    /**
     * A call.
     *
     * @param text as it stands in the definition
     */
    record Call(IntrinsicFunction function, List<Argument> arguments, String text)
            implements Argument {
        @Override
        public JsonNode value(EvaluationScope scope) {
            JsonNode[] values = new JsonNode[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(i).value(scope);
            }
            try {
                return function.call(new Arguments(function.name(), values, scope));
            } catch (InvalidArgumentsException e) {
                // AWS does not say States.IntrinsicFailure, whatever its documents say.
                throw new EvaluationFailure(
                        ErrorName.RUNTIME,
                        "There was an error while evaluating the intrinsic function: %s. %s"
                                .formatted(text, e.detail()));
            }
        }
    }
}
