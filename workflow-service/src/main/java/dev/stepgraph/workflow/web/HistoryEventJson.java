package dev.stepgraph.workflow.web;

import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/**
 * Events as GetExecutionHistory shows them: the details lie under a member that is named for the
 * type, and payloads are JSON as text.
 */
public final class HistoryEventJson {

    private final ExecutionData data;

    private HistoryEventJson(ExecutionData data) {
        this.data = data;
    }

    /** How inputs and outputs are shown. */
    public enum ExecutionData {
        /** As AWS does. */
        AS_TEXT,
        /** As values, without saying that they are whole. */
        AS_VALUE,
        LEFT_OUT
    }

    /** The details of the event; absent if its type says everything. */
    public static @Nullable ObjectNode detailsOf(HistoryEvent event, ExecutionData data) {
        return new HistoryEventJson(data).details(event.details());
    }

    /** The event as AWS shows it. */
    public static ObjectNode of(HistoryEvent event, ExecutionData data) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("timestamp", AwsTimestamp.of(event.timestamp()));
        json.put("type", event.type().text());
        json.put("id", event.id());
        json.put("previousEventId", event.previousId());
        ObjectNode details = detailsOf(event, data);
        if (details != null) {
            json.set(member(event), details);
        }
        return json;
    }

    private static String member(HistoryEvent event) {
        return switch (event.details()) {
            case EventDetails.StateEntered _ -> "stateEnteredEventDetails";
            case EventDetails.StateExited _ -> "stateExitedEventDetails";
            default -> {
                String type = event.type().text();
                String first = type.substring(0, 1).toLowerCase(Locale.ROOT);
                yield first + type.substring(1) + "EventDetails";
            }
        };
    }

    private @Nullable ObjectNode details(EventDetails details) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (details) {
            case EventDetails.None _,
                    EventDetails.JoinFailed _,
                    EventDetails.RetryScheduled _,
                    EventDetails.HeartbeatRecorded _ -> {
                return null;
            }
            case EventDetails.ExecutionStarted it ->
                    payload(json, "input", it.input()).put("roleArn", it.roleArn());
            case EventDetails.ExecutionSucceeded it -> payload(json, "output", it.output());
            case EventDetails.ExecutionFailed it -> failure(json, it.error(), it.cause());
            case EventDetails.StateEntered it ->
                    payload(json.put("name", it.name()), "input", it.input());
            case EventDetails.StateExited it ->
                    payload(json.put("name", it.name()), "output", it.output());
            case EventDetails.LambdaFunctionScheduled it -> {
                payload(json.put("resource", it.resource()), "input", it.input());
                seconds(json, "timeoutInSeconds", it.timeoutInSeconds());
            }
            case EventDetails.LambdaFunctionSucceeded it -> payload(json, "output", it.output());
            case EventDetails.LambdaFunctionFailed it -> failure(json, it.error(), it.cause());
            case EventDetails.TaskScheduled it -> scheduled(json, it);
            case EventDetails.TaskStarted it -> task(json, it.resourceType(), it.resource());
            case EventDetails.TaskSubmitted it ->
                    payload(task(json, it.resourceType(), it.resource()), "output", it.output());
            case EventDetails.TaskSucceeded it ->
                    payload(task(json, it.resourceType(), it.resource()), "output", it.output());
            case EventDetails.TaskFailed it ->
                    failure(task(json, it.resourceType(), it.resource()), it.error(), it.cause());
            case EventDetails.MapStateStarted it -> json.put("length", it.length());
            case EventDetails.MapIteration it ->
                    json.put("name", it.name()).put("index", it.index());
            case EventDetails.MapIterationFailed it ->
                    json.put("name", it.name()).put("index", it.index());
        }
        return json;
    }

    private void scheduled(ObjectNode json, EventDetails.TaskScheduled it) {
        task(json, it.resourceType(), it.resource()).put("region", it.region());
        value(json, "parameters", it.parameters());
        seconds(json, "timeoutInSeconds", it.timeoutInSeconds());
        seconds(json, "heartbeatInSeconds", it.heartbeatInSeconds());
    }

    private static ObjectNode task(ObjectNode json, String resourceType, String resource) {
        return json.put("resourceType", resourceType).put("resource", resource);
    }

    private ObjectNode payload(ObjectNode json, String member, JsonNode value) {
        value(json, member, value);
        if (data == ExecutionData.AS_TEXT) {
            json.putObject(member + "Details").put("truncated", false);
        }
        return json;
    }

    private void value(ObjectNode json, String member, JsonNode value) {
        switch (data) {
            case AS_TEXT -> json.put(member, JsonText.write(value));
            case AS_VALUE -> json.set(member, value);
            case LEFT_OUT -> {}
        }
    }

    private static void failure(ObjectNode json, @Nullable String error, @Nullable String cause) {
        if (error != null) {
            json.put("error", error);
        }
        if (cause != null) {
            json.put("cause", cause);
        }
    }

    private static void seconds(ObjectNode json, String member, @Nullable Long seconds) {
        if (seconds != null) {
            json.put(member, seconds);
        }
    }
}
