package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.Arn;
import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

/** The rule for ARNs of state machines. */
public final class StateMachineArn {

    private StateMachineArn() {}

    /**
     * Makes sure that the text may be the ARN of a state machine.
     *
     * @throws AwsException InvalidArn if not; ValidationException if it carries the label of a Map
     *     state
     */
    public static String check(String text) {
        Arn arn = Arn.parse(text).requireType("states", "stateMachine");
        if (arn.resourceId().indexOf('/') >= 0) {
            throw new AwsException(
                    AwsErrorCode.ValidationException,
                    "This operation does not support state machine ARNs with a label");
        }
        return text;
    }
}
