package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ActivitiesHaveNoCredentialsTest {

    @Test
    void refusesCredentialsOfAnActivity() {
        assertThat(problems("arn:aws:states:us-east-1:000000000000:activity:a", "RoleArn"))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: The field 'Credentials' is not supported for"
                                + " activities at /States/S/Credentials");
    }

    @Test
    void acceptsCredentialsOfAFunction() {
        assertThat(problems("arn:aws:lambda:us-east-1:000000000000:function:f", "RoleArn.$"))
                .isEmpty();
    }

    @Test
    void demandsARole() {
        assertThat(problems("arn:aws:lambda:us-east-1:000000000000:function:f", "Role"))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing"
                                + " at /States/S/Credentials");
    }

    private static List<String> problems(String resource, String field) {
        return Checked.problemsOfState(
                """
                "Type": "Task", "End": true, "Resource": "%s", "Credentials": {"%s": "%s"}
                """
                        .formatted(resource, field, field.endsWith(".$") ? "$.role" : "role"));
    }
}
