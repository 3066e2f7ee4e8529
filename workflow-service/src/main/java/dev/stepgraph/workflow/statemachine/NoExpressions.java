package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.ReferencePath;

import tools.jackson.databind.JsonNode;

/** Compiles nothing. */
final class NoExpressions implements ExpressionReader {

    @Override
    public Expression path(String text) {
        throw new UnsupportedOperationException(text);
    }

    @Override
    public Expression expression(String text) {
        throw new UnsupportedOperationException(text);
    }

    @Override
    public ReferencePath referencePath(String text) {
        throw new UnsupportedOperationException(text);
    }

    @Override
    public PayloadTemplate template(JsonNode template) {
        throw new UnsupportedOperationException(template.toString());
    }
}
