package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.engine.state.MapHandler;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The context object of a state (AWS, "Accessing execution data from the Context object"). */
final class ContextObject {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final Turn turn;
    private final Execution execution;
    private final State state;
    private final Instant enteredAt;
    private final @Nullable JsonNode mapItem;
    private @Nullable JsonNode json;

    /**
     * @param mapItem the Map part while an item selector is evaluated; null: that of the iteration
     *     which the frame belongs to, if it does to one
     */
    ContextObject(Turn turn, State state, Instant enteredAt, @Nullable JsonNode mapItem) {
        this.turn = turn;
        this.execution = turn.burst().execution();
        this.state = state;
        this.enteredAt = enteredAt;
        this.mapItem = mapItem;
    }

    /** The object, built when first asked for. */
    JsonNode json() {
        if (json == null) {
            json = build();
        }
        return json;
    }

    private JsonNode build() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("Execution", executionPart());
        JsonNode map = mapPart();
        if (map != null) {
            root.set("Map", map);
        }
        root.set("State", statePart());
        ObjectNode machine = root.putObject("StateMachine");
        machine.put("Id", execution.identity().stateMachineArn());
        machine.put("Name", execution.identity().stateMachineName());
        if (waitsForToken()) {
            root.putObject("Task").put("Token", turn.nextTaskToken());
        }
        return root;
    }

    private JsonNode executionPart() {
        ExecutionIdentity identity = execution.identity();
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.put("Id", identity.arn());
        part.set("Input", execution.input());
        part.put("StartTime", timestamp(execution.startedAt()));
        part.put("Name", identity.name());
        part.put("RoleArn", identity.roleArn());
        part.put("RedriveCount", 0);
        return part;
    }

    private JsonNode statePart() {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.put("EnteredTime", timestamp(enteredAt));
        part.put("Name", state.name());
        if (state instanceof TaskState) {
            part.put("RetryCount", turn.frame().retryCount());
        }
        return part;
    }

    private @Nullable JsonNode mapPart() {
        if (mapItem != null) {
            return mapItem;
        }
        for (Frame at = turn.frame(); at.parent() != null; at = at.parent()) {
            Frame parent = at.parent();
            if (parent.state() instanceof MapState map) {
                Turn parents = turn.of(parent);
                MapPlan plan = MapHandler.planOf(map, parents.join(), parents);
                return item(at.index(), plan.items());
            }
        }
        return null;
    }

    /** The Map part of an iteration's context object. */
    static JsonNode item(int index, JsonNode items) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        ObjectNode item = map.putObject("Item");
        item.put("Index", index);
        item.set("Value", items.get(index));
        return map;
    }

    private boolean waitsForToken() {
        return state instanceof TaskState task
                && task.resource() instanceof ServiceIntegration service
                && service.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    }

    private static String timestamp(@Nullable Instant instant) {
        return MILLIS.format(instant == null ? Instant.EPOCH : instant);
    }
}
