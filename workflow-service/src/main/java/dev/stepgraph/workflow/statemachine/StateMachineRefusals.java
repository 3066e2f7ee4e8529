package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

/** The refusals of this package, worded as AWS words them. */
public final class StateMachineRefusals {

    private StateMachineRefusals() {}

    public static AwsException doesNotExist(String arn) {
        return new AwsException(
                AwsErrorCode.StateMachineDoesNotExist,
                "State Machine Does Not Exist: '" + arn + "'");
    }

    public static AwsException alreadyExists(String arn) {
        return new AwsException(
                AwsErrorCode.StateMachineAlreadyExists,
                "State Machine Already Exists: '" + arn + "'");
    }

    public static AwsException deleting(String arn) {
        return new AwsException(
                AwsErrorCode.StateMachineDeleting, "State Machine is being deleted: '" + arn + "'");
    }

    public static AwsException tooMany(int limit) {
        return new AwsException(
                AwsErrorCode.StateMachineLimitExceeded,
                "State Machine Limit Exceeded: there are " + limit + " already");
    }

    public static AwsException typeNotSupported() {
        return new AwsException(
                AwsErrorCode.StateMachineTypeNotSupported,
                "This operation is not supported by this type of state machine");
    }

    public static AwsException nothingToUpdate() {
        return new AwsException(
                AwsErrorCode.MissingRequiredParameter,
                "Either the definition, the role ARN, the LoggingConfiguration, or the"
                        + " TracingConfiguration must be specified");
    }

    public static AwsException invalidRole(String arn) {
        return new AwsException(AwsErrorCode.InvalidArn, "Invalid Role Arn: '" + arn + "'");
    }

    public static AwsException resourceNotFound(String arn) {
        return new AwsException(AwsErrorCode.ResourceNotFound, "Resource not found: '" + arn + "'");
    }

    public static AwsException tooManyTags(String arn, int limit) {
        return new AwsException(
                AwsErrorCode.TooManyTags, "'" + arn + "' would have more than " + limit + " tags");
    }
}
