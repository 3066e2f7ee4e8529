package dev.stepgraph.workflow.statemachine;

import java.time.Instant;

/** A state machine as a list shows it. */
public record StateMachineSummary(
        String arn,
        String name,
        StateMachineType type,
        StateMachineStatus status,
        Instant creationDate) {}
