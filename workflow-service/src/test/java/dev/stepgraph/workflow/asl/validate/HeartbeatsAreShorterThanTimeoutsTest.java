package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatsAreShorterThanTimeoutsTest {

    @ParameterizedTest
    @CsvSource({"10, 9, true", "10, 10, false", "10, 11, false"})
    void comparesLiterals(int timeout, int heartbeat, boolean accepted) {
        var problems =
                Checked.problemsOfState(
                        """
                        "Type": "Task", "End": true, "TimeoutSeconds": %d, "HeartbeatSeconds": %d,
                        "Resource": "arn:aws:states:us-east-1:000000000000:activity:a"
                        """
                                .formatted(timeout, heartbeat));

        if (accepted) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .containsExactly(
                            "SCHEMA_VALIDATION_FAILED: HeartbeatSeconds must be smaller than"
                                    + " TimeoutSeconds at /States/S/HeartbeatSeconds");
        }
    }
}
