package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ResourcesAreRecognizedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:eu-west-1:123456789012:function:name",
                "arn:aws:lambda:eu-west-1:123456789012:function:name:$LATEST",
                "arn:aws-cn:lambda:cn-north-1:123456789012:function:name:alias",
                "arn:aws-us-gov:states:us-gov-west-1:123456789012:activity:name",
                "arn:aws:states:::lambda:invoke",
                "arn:aws-cn:states:::lambda:invoke.waitForTaskToken",
                "arn:aws:states:::states:startExecution.sync:2",
                "arn:aws:states:::emr-serverless:startJobRun.sync",
                "arn:aws:states:::aws-sdk:dynamodb:query",
                "arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken"
            })
    void acceptsWhatAwsOffers(String resource) {
        assertThat(problemsOf(resource)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:::dynamodb:query",
                "arn:aws:states:::lambda:invoke.sync",
                "arn:aws:states:::lambda:Invoke",
                "arn:aws:states:::lambda:invoke.later",
                "arn:aws:states:::glue:startJobRun.waitForTaskToken",
                "arn:aws:states:::batch:submitJob.sync:2",
                "arn:aws:states:::aws-sdk:s3:getObject.sync",
                "arn:aws:states:::nothing:here",
                "arn:aws:states:::lambda",
                "arn:aws:lambda:us-east-1:123456789012:layer:name",
                "arn:aws:s3:::bucket"
            })
    void refusesAnythingElse(String resource) {
        assertThat(problemsOf(resource))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: The resource provided "
                                + resource
                                + " is not recognized. The value is not a valid resource ARN, or the"
                                + " resource is not available in this region. at /States/S/Resource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function",
                "",
                "https://example.com",
                "arn:aws:lambda: :function",
                "arn:other:lambda:a:b:function:f"
            })
    void refusesWhatIsNoArn(String resource) {
        assertThat(problemsOf(resource))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN"
                                + " at /States/S/Resource");
    }

    private static List<String> problemsOf(String resource) {
        return Checked.problemsOfState(
                """
                "Type": "Task", "End": true, "Resource": "%s",
                "Parameters": {"FunctionName": "f", "StateMachineArn": "a", "JobName": "j"}
                """
                        .formatted(resource));
    }
}
