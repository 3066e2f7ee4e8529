package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.intrinsic.ExpressionCompiler;
import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.ReferencePath;

import tools.jackson.databind.JsonNode;

/** Compiles expressions into ones that can be written back. */
final class RememberedTemplates implements ExpressionReader {

    private final ExpressionReader compiler = new ExpressionCompiler();

    @Override
    public Expression path(String text) throws InvalidExpressionException {
        return compiler.path(text);
    }

    @Override
    public Expression expression(String text) throws InvalidExpressionException {
        return compiler.expression(text);
    }

    @Override
    public ReferencePath referencePath(String text) throws InvalidExpressionException {
        return compiler.referencePath(text);
    }

    @Override
    public PayloadTemplate template(JsonNode template) throws InvalidExpressionException {
        return new Remembered(template, compiler.template(template));
    }

    /** A template that knows what it was made of. */
    record Remembered(JsonNode source, PayloadTemplate compiled) implements PayloadTemplate {

        @Override
        public JsonNode resolve(EvaluationScope scope) {
            return compiled.resolve(scope);
        }
    }
}
