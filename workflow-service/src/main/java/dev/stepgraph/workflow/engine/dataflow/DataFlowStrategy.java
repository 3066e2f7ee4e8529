package dev.stepgraph.workflow.engine.dataflow;

import dev.stepgraph.workflow.asl.model.DataFlow;
import dev.stepgraph.workflow.asl.model.DataFlow.JsonPathDataFlow;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;

import tools.jackson.databind.JsonNode;

import java.util.function.Function;

/**
 * How one query language brings data into a state and out of it again. Each method evaluates in
 * scopes that it asks for by the JSON that {@code $} is to stand for.
 */
public interface DataFlowStrategy {

    /** The strategy of a state's fields. */
    static DataFlowStrategy of(DataFlow flow) {
        return switch (flow) {
            case JsonPathDataFlow fields -> new JsonPathStrategy(fields);
        };
    }

    /**
     * What of the raw input the state works on.
     *
     * @throws EvaluationFailure if a path has no value
     */
    JsonNode effectiveInput(JsonNode rawInput, Function<JsonNode, EvaluationScope> scopes);

    /**
     * What the state's work is given.
     *
     * @throws EvaluationFailure if a path has no value
     */
    JsonNode payload(JsonNode effectiveInput, Function<JsonNode, EvaluationScope> scopes);

    /**
     * What the state puts out when its work yielded a result.
     *
     * @throws EvaluationFailure if a path has no value or no place
     */
    JsonNode output(JsonNode rawInput, JsonNode result, Function<JsonNode, EvaluationScope> scopes);

    /**
     * What a state puts out that does no work of its own.
     *
     * @throws EvaluationFailure if a path has no value
     */
    JsonNode passedOn(JsonNode effectiveInput, Function<JsonNode, EvaluationScope> scopes);
}
