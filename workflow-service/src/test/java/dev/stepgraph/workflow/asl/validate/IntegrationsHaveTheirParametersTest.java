package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntegrationsHaveTheirParametersTest {

    @Test
    void refusesAnIntegrationWithoutParameters() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke"
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: Parameters field is required for resource ARN:"
                                + " arn:aws:states:::lambda:invoke at /States/S/Resource");
    }

    @Test
    void namesEachMissingParameter() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Task", "End": true, "Resource": "arn:aws:states:::sqs:sendMessage",
                                "Parameters": {"Delay": 1}
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: The field 'QueueUrl' is required but was missing"
                                + " at /States/S/Parameters",
                        "SCHEMA_VALIDATION_FAILED: The field 'MessageBody' is required but was missing"
                                + " at /States/S/Parameters");
    }

    @Test
    void acceptsComputedParameters() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke",
                                "Parameters": {"FunctionName.$": "$.function"}
                                """))
                .isEmpty();
    }

    @Test
    void demandsNoneForAFunctionsOwnArn() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Task", "End": true,
                                "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f"
                                """))
                .isEmpty();
    }
}
