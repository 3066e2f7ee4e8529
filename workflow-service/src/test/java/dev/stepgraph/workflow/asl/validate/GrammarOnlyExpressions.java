package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.parse.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.ReferencePath;

import tools.jackson.databind.JsonNode;

/** Tells good expressions from bad ones by their first character, and evaluates none. */
final class GrammarOnlyExpressions implements ExpressionReader {

    @Override
    public Expression path(String text) throws InvalidExpressionException {
        return referencePath(text);
    }

    @Override
    public Expression expression(String text) throws InvalidExpressionException {
        return text.startsWith("States.") ? new Text(text) : referencePath(text);
    }

    @Override
    public ReferencePath referencePath(String text) throws InvalidExpressionException {
        if (!text.startsWith("$")) {
            throw new InvalidExpressionException("Reference path didn't start with '$'");
        }
        return new Text(text);
    }

    @Override
    public PayloadTemplate template(JsonNode template) {
        return scope -> template;
    }

    private record Text(String text) implements ReferencePath {

        @Override
        public JsonNode evaluate(EvaluationScope scope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JsonNode write(JsonNode root, JsonNode value) {
            throw new UnsupportedOperationException();
        }
    }
}
