package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.execution.NewExecution;
import dev.stepgraph.workflow.execution.StartedExecution;
import dev.stepgraph.workflow.statemachine.CurrentRevisions;
import dev.stepgraph.workflow.statemachine.StateMachineRefusals;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;
import dev.stepgraph.workflow.statemachine.StateMachineType;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.NewExecutions;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/** Starts executions of a state machine. */
@RestController
@RequestMapping("/v1/state-machines/{name}")
@Tag(name = "Executions")
class StartController {

    private final StateMachines machines;
    private final CurrentRevisions revisions;
    private final Executions executions;

    StartController(StateMachines machines, CurrentRevisions revisions, Executions executions) {
        this.machines = machines;
        this.revisions = revisions;
        this.executions = executions;
    }

    /**
     * What is to be started.
     *
     * @param name absent: one is made. A repeat with the same name and input, while the execution
     *     runs, answers with that execution
     * @param input absent: an empty object
     */
    record Start(
            @Nullable String name,
            @Schema(implementation = Object.class) @Nullable JsonNode input) {

        NewExecution of(StateMachineRevision revision) {
            String text = input == null ? null : JsonText.write(input);
            return NewExecutions.of(revision, name, text, null);
        }
    }

    /** A start that is durable. */
    record Started(UUID id, String arn, Instant startDate) {}

    @PostMapping("/executions")
    @Operation(summary = "Start an execution; when this answers, the start is durable")
    ResponseEntity<Started> start(
            @RequestAttribute Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Start body) {
        StateMachineRevision revision = permitted(caller, "states:StartExecution", name);
        StartedExecution started = executions.start(orEmpty(body).of(revision));
        Started answer = new Started(started.id(), started.arn(), started.startDate());
        return revision.type() == StateMachineType.STANDARD
                ? ResponseEntity.created(Locations.ofExecution(started.id())).body(answer)
                : ResponseEntity.accepted().body(answer);
    }

    @PostMapping("/sync-executions")
    @Operation(summary = "Run an Express execution, and answer when it has ended")
    ExecutionView run(
            @RequestAttribute Caller caller,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Start body) {
        StateMachineRevision revision = permitted(caller, "states:StartSyncExecution", name);
        if (revision.type() != StateMachineType.EXPRESS) {
            throw StateMachineRefusals.typeNotSupported();
        }
        return ExecutionView.of(executions.startSync(orEmpty(body).of(revision)));
    }

    private StateMachineRevision permitted(Caller caller, String action, String name) {
        String arn = machines.arn(name);
        caller.require(action, arn);
        return revisions.current(arn);
    }

    private static Start orEmpty(@Nullable Start body) {
        return body == null ? new Start(null, null) : body;
    }
}
