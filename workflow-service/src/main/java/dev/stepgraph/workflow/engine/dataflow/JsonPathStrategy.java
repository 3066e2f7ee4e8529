package dev.stepgraph.workflow.engine.dataflow;

import dev.stepgraph.workflow.asl.model.DataFlow.JsonPathDataFlow;
import dev.stepgraph.workflow.asl.model.PathField;
import dev.stepgraph.workflow.asl.model.ResultPath;
import dev.stepgraph.workflow.asl.path.EvaluationScope;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.function.Function;

/**
 * InputPath, Parameters, ResultSelector, ResultPath and OutputPath, in this order (States Language,
 * "Input and Output Processing").
 */
public record JsonPathStrategy(JsonPathDataFlow fields) implements DataFlowStrategy {

    @Override
    public JsonNode effectiveInput(JsonNode rawInput, Function<JsonNode, EvaluationScope> scopes) {
        return select(fields.inputPath(), rawInput, scopes);
    }

    @Override
    public JsonNode payload(JsonNode effectiveInput, Function<JsonNode, EvaluationScope> scopes) {
        return fields.parameters() == null
                ? effectiveInput
                : fields.parameters().resolve(scopes.apply(effectiveInput));
    }

    @Override
    public JsonNode output(
            JsonNode rawInput, JsonNode result, Function<JsonNode, EvaluationScope> scopes) {
        JsonNode selected =
                fields.resultSelector() == null
                        ? result
                        : fields.resultSelector().resolve(scopes.apply(result));
        return passedOn(join(fields.resultPath(), rawInput, selected), scopes);
    }

    @Override
    public JsonNode passedOn(JsonNode effectiveInput, Function<JsonNode, EvaluationScope> scopes) {
        return select(fields.outputPath(), effectiveInput, scopes);
    }

    /** The part of a value that a path field names. */
    public static JsonNode select(
            PathField field, JsonNode value, Function<JsonNode, EvaluationScope> scopes) {
        return switch (field) {
            case PathField.Whole _ -> value;
            case PathField.Nothing _ -> JsonNodeFactory.instance.objectNode();
            case PathField.Selected selected -> selected.expression().evaluate(scopes.apply(value));
        };
    }

    /** The raw input joined with a result. */
    public static JsonNode join(ResultPath path, JsonNode rawInput, JsonNode result) {
        return switch (path) {
            case ResultPath.Replace _ -> result;
            case ResultPath.Discard _ -> rawInput;
            case ResultPath.Insert insert -> insert.path().write(rawInput, result);
        };
    }
}
