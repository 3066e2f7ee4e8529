package dev.stepgraph.gateway.workflow;

import java.util.List;

/**
 * What an execution's ARN says: {@code arn:P:states:R:A:execution:MACHINE:NAME}, or {@code
 * express:MACHINE:NAME:ID} at its end.
 *
 * @param name the execution's name
 * @param stateMachineArn its state machine
 */
record ExecutionArn(String name, String stateMachineArn) {

    private static final int RESOURCE_TYPE = 5;
    private static final int MACHINE = 6;
    private static final int NAME = 7;

    static ExecutionArn parse(String arn) {
        List<String> parts = List.of(arn.split(":", -1));
        if (parts.size() <= NAME) {
            throw WorkflowException.passing(
                    WorkflowException.UNAVAILABLE, "workflow-service answered with no ARN");
        }
        String machine =
                String.join(":", parts.subList(0, RESOURCE_TYPE))
                        + ":stateMachine:"
                        + parts.get(MACHINE);
        return new ExecutionArn(parts.get(NAME), machine);
    }
}
