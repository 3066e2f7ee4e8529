package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressMachinesWaitForNobodyTest {

    private static final String MACHINE =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true, "Resource": "%s",
              "Parameters": {"FunctionName": "f", "StateMachineArn": "a"}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:states:us-east-1:000000000000:activity:a | Activity ARN",
                "arn:aws:states:::states:startExecution.sync | '''.sync'' service integration '",
                "arn:aws:states:::states:startExecution.sync:2 | '''.sync'' service integration '",
                "arn:aws:states:::lambda:invoke.waitForTaskToken | '''.waitForTaskToken'' service integration '"
            })
    void refusesToWait(String resource, String unsupported) {
        assertThat(Checked.written(Checked.express(MACHINE.formatted(resource))))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: Express state machine does not support "
                                + unsupported
                                + " at /States/T/Resource");
        assertThat(Checked.problems(MACHINE.formatted(resource))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:us-east-1:000000000000:function:f",
                "arn:aws:states:::lambda:invoke",
                "arn:aws:states:::aws-sdk:s3:listBuckets"
            })
    void acceptsWhatAnswersAtOnce(String resource) {
        assertThat(Checked.written(Checked.express(MACHINE.formatted(resource)))).isEmpty();
    }
}
