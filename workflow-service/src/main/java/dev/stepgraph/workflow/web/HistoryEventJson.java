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

    /** Whether inputs and outputs are shown. */
    public enum ExecutionData {
        INCLUDED,
        LEFT_OUT
    }

    /** The event as AWS shows it. */
    public static ObjectNode of(HistoryEvent event, ExecutionData data) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("timestamp", AwsTimestamp.of(event.timestamp()));
        json.put("type", event.type().text());
        json.put("id", event.id());
        json.put("previousEventId", event.previousId());
        ObjectNode details = new HistoryEventJson(data).details(event.details());
        if (details != null) {
            json.set(member(event), details);
        }
        return json;
    }

    /** About how many characters the rendered event has. */
    static long weight(ObjectNode event) {
        long weight = 200;
        for (JsonNode member : event) {
            for (JsonNode detail : member) {
                weight += detail.isString() ? detail.stringValue().length() : 0;
            }
        }
        return weight;
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
        if (data == ExecutionData.INCLUDED) {
            json.put("parameters", JsonText.write(it.parameters()));
        }
        seconds(json, "timeoutInSeconds", it.timeoutInSeconds());
        seconds(json, "heartbeatInSeconds", it.heartbeatInSeconds());
    }

    private static ObjectNode task(ObjectNode json, String resourceType, String resource) {
        return json.put("resourceType", resourceType).put("resource", resource);
    }

    private ObjectNode payload(ObjectNode json, String member, JsonNode value) {
        if (data == ExecutionData.LEFT_OUT) {
            return json;
        }
        json.put(member, JsonText.write(value));
        json.putObject(member + "Details").put("truncated", false);
        return json;
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
