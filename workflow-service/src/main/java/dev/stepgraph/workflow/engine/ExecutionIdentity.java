package dev.stepgraph.workflow.engine;

import java.util.UUID;

/**
 * Who an execution is: what never changes about it, and what the context object shows.
 *
 * @param id the engine's own key
 * @param arn the execution's ARN
 * @param name the last part of the ARN
 * @param stateMachineArn the ARN of its state machine
 * @param stateMachineName the state machine's name
 * @param roleArn the role it runs under
 * @param region the region that its ARNs name
 */
public record ExecutionIdentity(
        UUID id,
        String arn,
        String name,
        String stateMachineArn,
        String stateMachineName,
        String roleArn,
        String region) {}
