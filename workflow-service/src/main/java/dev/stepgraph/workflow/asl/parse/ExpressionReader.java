package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;
import dev.stepgraph.workflow.asl.path.ReferencePath;

import tools.jackson.databind.JsonNode;

/** Compiles the expressions that a definition holds. */
public interface ExpressionReader {

    /** A JSONPath, also one into the context object ({@code $$.…}). */
    Expression path(String text) throws InvalidExpressionException;

    /** A JSONPath or a call of an intrinsic function. */
    Expression expression(String text) throws InvalidExpressionException;

    /** A path that names exactly one place. */
    ReferencePath referencePath(String text) throws InvalidExpressionException;

    /** A payload template, each of whose {@code .$} fields holds an expression. */
    PayloadTemplate template(JsonNode template) throws InvalidExpressionException;
}
