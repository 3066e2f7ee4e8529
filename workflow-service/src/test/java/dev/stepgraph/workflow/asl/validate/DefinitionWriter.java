package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.Catcher;
import dev.stepgraph.workflow.asl.model.ChoiceRule;
import dev.stepgraph.workflow.asl.model.ChoiceState;
import dev.stepgraph.workflow.asl.model.Condition;
import dev.stepgraph.workflow.asl.model.DataFlow;
import dev.stepgraph.workflow.asl.model.DataFlow.JsonPathDataFlow;
import dev.stepgraph.workflow.asl.model.ErrorHandling;
import dev.stepgraph.workflow.asl.model.FailState;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.PassState;
import dev.stepgraph.workflow.asl.model.PathField;
import dev.stepgraph.workflow.asl.model.ResultPath;
import dev.stepgraph.workflow.asl.model.Retrier;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateGraph;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.model.SucceedState;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.model.Transition;
import dev.stepgraph.workflow.asl.model.WaitState;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Function;

/** Writes a model back as a definition, so that a test sees whether reading has lost anything. */
final class DefinitionWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DefinitionWriter() {}

    static ObjectNode write(StateMachineDefinition definition) {
        ObjectNode json = graph(definition.graph());
        if (definition.comment() != null) {
            json.put("Comment", definition.comment());
        }
        definition.timeoutSeconds().ifPresent(seconds -> json.put("TimeoutSeconds", seconds));
        return json;
    }

    private static ObjectNode graph(StateGraph graph) {
        ObjectNode states = NODES.objectNode();
        graph.states().forEach((name, state) -> states.set(name, state(state)));
        ObjectNode json = NODES.objectNode();
        json.put("StartAt", graph.startAt());
        json.set("States", states);
        return json;
    }

    private static ObjectNode state(State state) {
        ObjectNode json = NODES.objectNode();
        String type = state.getClass().getSimpleName();
        json.put("Type", type.substring(0, type.length() - "State".length()));
        switch (state) {
            case PassState(_, JsonNode result, DataFlow flow, Transition next) -> {
                json.setAll(result == null ? NODES.objectNode() : object("Result", result));
                dataFlow(json, flow);
                transition(json, next);
            }
            case SucceedState(_, DataFlow flow) -> dataFlow(json, flow);
            case FailState(_, FieldValue<String> error, FieldValue<String> cause) -> {
                value(json, "Error", error, NODES::stringNode);
                value(json, "Cause", cause, NODES::stringNode);
            }
            case WaitState(_, WaitState.Delay delay, DataFlow flow, Transition next) -> {
                delay(json, delay);
                dataFlow(json, flow);
                transition(json, next);
            }
            case ChoiceState choice -> choice(json, choice);
            case TaskState task -> task(json, task);
            case ParallelState parallel -> parallel(json, parallel);
            case MapState map -> map(json, map);
        }
        return json;
    }

    private static void delay(ObjectNode json, WaitState.Delay delay) {
        switch (delay) {
            case WaitState.Delay.ForSeconds(FieldValue<Long> seconds) ->
                    value(json, "Seconds", seconds, NODES::numberNode);
            case WaitState.Delay.UntilTimestamp(FieldValue<String> timestamp) ->
                    value(json, "Timestamp", timestamp, NODES::stringNode);
        }
    }

    private static void choice(ObjectNode json, ChoiceState choice) {
        ArrayNode rules = json.putArray("Choices");
        for (ChoiceRule rule : choice.choices()) {
            rules.add(condition(rule.condition()).put("Next", rule.next()));
        }
        if (choice.defaultNext() != null) {
            json.put("Default", choice.defaultNext());
        }
        dataFlow(json, choice.dataFlow());
    }

    private static ObjectNode condition(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> object("And", conditions(parts));
            case Condition.Or(List<Condition> parts) -> object("Or", conditions(parts));
            case Condition.Not(Condition part) -> object("Not", condition(part));
            case Condition.Comparison(var variable, var comparator, var operand) -> {
                ObjectNode json = NODES.objectNode().put("Variable", variable.text());
                value(json, comparator.field(), operand, Function.identity());
                yield json;
            }
        };
    }

    private static ArrayNode conditions(List<Condition> parts) {
        return NODES.arrayNode().addAll(parts.stream().map(DefinitionWriter::condition).toList());
    }

    private static void task(ObjectNode json, TaskState task) {
        json.put("Resource", task.resource().arn());
        template(json, "Credentials", task.credentials());
        value(json, "TimeoutSeconds", task.timeouts().timeoutSeconds(), NODES::numberNode);
        value(json, "HeartbeatSeconds", task.timeouts().heartbeatSeconds(), NODES::numberNode);
        dataFlow(json, task.dataFlow());
        errorHandling(json, task.errorHandling());
        transition(json, task.transition());
    }

    private static void parallel(ObjectNode json, ParallelState parallel) {
        ArrayNode branches = json.putArray("Branches");
        parallel.branches().forEach(branch -> branches.add(graph(branch)));
        dataFlow(json, parallel.dataFlow());
        errorHandling(json, parallel.errorHandling());
        transition(json, parallel.transition());
    }

    private static void map(ObjectNode json, MapState map) {
        json.set("ItemProcessor", graph(map.processor()));
        path(json, "ItemsPath", map.items().itemsPath());
        template(json, "ItemSelector", map.items().itemSelector());
        value(json, "MaxConcurrency", map.limits().maxConcurrency(), NODES::numberNode);
        value(
                json,
                "ToleratedFailureCount",
                map.limits().toleratedFailureCount(),
                NODES::numberNode);
        value(
                json,
                "ToleratedFailurePercentage",
                map.limits().toleratedFailurePercentage(),
                NODES::numberNode);
        dataFlow(json, map.dataFlow());
        errorHandling(json, map.errorHandling());
        transition(json, map.transition());
    }

    private static void dataFlow(ObjectNode json, DataFlow dataFlow) {
        switch (dataFlow) {
            case JsonPathDataFlow flow -> {
                path(json, "InputPath", flow.inputPath());
                template(json, "Parameters", flow.parameters());
                template(json, "ResultSelector", flow.resultSelector());
                resultPath(json, flow.resultPath());
                path(json, "OutputPath", flow.outputPath());
            }
        }
    }

    private static void errorHandling(ObjectNode json, ErrorHandling errorHandling) {
        ArrayNode retry = NODES.arrayNode();
        errorHandling.retriers().forEach(retrier -> retry.add(retrier(retrier)));
        ArrayNode catchers = NODES.arrayNode();
        errorHandling.catchers().forEach(catcher -> catchers.add(catcher(catcher)));
        if (!retry.isEmpty()) {
            json.set("Retry", retry);
        }
        if (!catchers.isEmpty()) {
            json.set("Catch", catchers);
        }
    }

    private static ObjectNode retrier(Retrier retrier) {
        ObjectNode json = object("ErrorEquals", strings(retrier.errorEquals()));
        json.put("IntervalSeconds", retrier.intervalSeconds());
        json.put("MaxAttempts", retrier.maxAttempts());
        json.put("BackoffRate", retrier.backoffRate());
        retrier.maxDelaySeconds().ifPresent(seconds -> json.put("MaxDelaySeconds", seconds));
        if (retrier.fullJitter()) {
            json.put("JitterStrategy", "FULL");
        }
        return json;
    }

    private static ObjectNode catcher(Catcher catcher) {
        ObjectNode json = object("ErrorEquals", strings(catcher.errorEquals()));
        resultPath(json, catcher.resultPath());
        return json.put("Next", catcher.next());
    }

    private static ArrayNode strings(List<String> texts) {
        ArrayNode json = NODES.arrayNode();
        texts.forEach(json::add);
        return json;
    }

    private static void transition(ObjectNode json, Transition transition) {
        switch (transition) {
            case Transition.Next(String target) -> json.put("Next", target);
            case Transition.End() -> json.put("End", true);
        }
    }

    private static void path(ObjectNode json, String field, PathField path) {
        switch (path) {
            case PathField.Whole() -> {}
            case PathField.Nothing() -> json.putNull(field);
            case PathField.Selected(var expression) -> json.put(field, expression.text());
        }
    }

    private static void resultPath(ObjectNode json, ResultPath resultPath) {
        switch (resultPath) {
            case ResultPath.Replace() -> {}
            case ResultPath.Discard() -> json.putNull("ResultPath");
            case ResultPath.Insert(var path) -> json.put("ResultPath", path.text());
        }
    }

    private static <T> void value(
            ObjectNode json,
            String field,
            @Nullable FieldValue<T> value,
            Function<T, JsonNode> literal) {
        switch (value) {
            case null -> {}
            case FieldValue.Literal<T>(T given) -> json.set(field, literal.apply(given));
            case FieldValue.Computed<T>(String path, var expression) ->
                    json.put(path, expression.text());
        }
    }

    private static void template(
            ObjectNode json, String field, @Nullable PayloadTemplate template) {
        if (template != null) {
            json.set(field, ((RememberedTemplates.Remembered) template).source());
        }
    }

    private static ObjectNode object(String field, JsonNode value) {
        return NODES.objectNode().set(field, value);
    }
}
