package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;

import java.util.UUID;

/**
 * One revision of a state machine, parsed and ready to run. Revisions never change.
 *
 * @param id the revision's key
 * @param stateMachineId the state machine's key
 * @param stateMachineArn the ARN of the state machine
 * @param name the state machine's name
 * @param type how its executions run
 * @param roleArn the role they run under
 * @param definition what they do
 */
public record StateMachineRevision(
        UUID id,
        UUID stateMachineId,
        String stateMachineArn,
        String name,
        StateMachineType type,
        String roleArn,
        StateMachineDefinition definition) {}
