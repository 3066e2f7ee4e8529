package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.JsonPathExpression;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.PayloadTemplateCompiler;
import dev.stepgraph.workflow.asl.path.ReferencePath;
import dev.stepgraph.workflow.asl.path.ReferencePathExpression;

import tools.jackson.databind.JsonNode;

/** Compiles the expressions of states whose query language is JSONPath. */
public final class ExpressionCompiler implements ExpressionReader {

    private final PayloadTemplateCompiler templates = new PayloadTemplateCompiler(this::expression);

    @Override
    public Expression path(String text) throws InvalidExpressionException {
        return JsonPathExpression.compile(text);
    }

    @Override
    public Expression expression(String text) throws InvalidExpressionException {
        return IntrinsicCall.isCall(text) ? IntrinsicCall.compile(text) : path(text);
    }

    @Override
    public ReferencePath referencePath(String text) throws InvalidExpressionException {
        return ReferencePathExpression.compile(text);
    }

    @Override
    public PayloadTemplate template(JsonNode template) throws InvalidExpressionException {
        return templates.compile(template);
    }
}
