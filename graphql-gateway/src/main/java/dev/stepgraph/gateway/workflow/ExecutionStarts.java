package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.workflow.ExecutionEvents.Payloads;
import dev.stepgraph.gateway.workflow.Views.Extent;

import reactor.core.publisher.Mono;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Starts executions, and waits for their end where that is wanted. */
final class ExecutionStarts {

    private static final int MAX_WAIT_SECONDS = 25;

    /** What is left of the operation's time for reading the execution once more. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final StateMachineResources machines;
    private final ExecutionResources executions;
    private final ExecutionEvents events;
    private final InstantSource clock;

    ExecutionStarts(
            StateMachineResources machines,
            ExecutionResources executions,
            ExecutionEvents events,
            InstantSource clock) {
        this.machines = machines;
        this.executions = executions;
        this.events = events;
        this.clock = clock;
    }

    /** Starts an execution. */
    JsonNode start(FieldRequest request) {
        ObjectNode input = request.object("input");
        CallPath machine = machines.path(input.path("stateMachine").asString());
        return startStandard(machine, body(input));
    }

    /** Runs an Express execution, or starts a Standard one and waits for it. */
    JsonNode startAndWait(FieldRequest request) {
        int seconds = request.integer("timeoutSeconds");
        if (seconds < 1 || seconds > MAX_WAIT_SECONDS) {
            throw WorkflowException.refused(
                    "ValidationException", "timeoutSeconds must be from 1 to " + MAX_WAIT_SECONDS);
        }
        ObjectNode input = request.object("input");
        CallPath machine = machines.path(input.path("stateMachine").asString());
        Duration left = left(request);
        try {
            return executions.run(machine, body(input), left);
        } catch (WorkflowException e) {
            if (!e.code().equals("StateMachineTypeNotSupported")) {
                throw e;
            }
        }
        String id = startStandard(machine, body(input)).path("id").asString();
        Duration patience = Duration.ofSeconds(seconds);
        await(id, patience.compareTo(left) < 0 ? patience : left);
        return executions.get(id);
    }

    private void await(String id, Duration patience) {
        events.follow(id, 0, Payloads.LEFT_OUT).then().timeout(patience, Mono.empty()).block();
    }

    private Duration left(FieldRequest request) {
        Duration left = Duration.between(clock.instant(), request.deadline()).minus(RESERVE);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private ObjectNode startStandard(CallPath machine, ObjectNode body) {
        return started(executions.start(machine, body), body);
    }

    private static ObjectNode body(ObjectNode input) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("name", "input")) {
            JsonNode value = input.path(member);
            if (!value.isMissingNode() && !value.isNull()) {
                body.set(member, value);
            }
        }
        return body;
    }

    /** The execution as it was started: that much is known without asking again. */
    private static ObjectNode started(JsonNode answer, ObjectNode body) {
        ExecutionArn arn = ExecutionArn.parse(answer.path("arn").asString());
        ObjectNode execution = JsonNodeFactory.instance.objectNode();
        answer.properties().forEach(it -> execution.set(it.getKey(), it.getValue()));
        execution
                .put("name", arn.name())
                .put("stateMachineArn", arn.stateMachineArn())
                .put("status", "RUNNING");
        execution.set("input", body.has("input") ? body.get("input") : body.objectNode());
        return Views.execution(execution, Extent.WHOLE);
    }
}
