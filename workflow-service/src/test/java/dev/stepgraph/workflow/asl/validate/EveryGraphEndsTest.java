package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EveryGraphEndsTest {

    @Test
    void refusesACircle() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "Next": "B"},
                                  "B": {"Type": "Pass", "Next": "A"}}}
                                """))
                .containsExactly("MISSING_END_STATE: Workflow has no terminal state");
    }

    @Test
    void hushesWhatCannotBeReachedInACircle() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "Next": "A"},
                                  "B": {"Type": "Pass", "Next": "A"}}}
                                """))
                .containsExactly("MISSING_END_STATE: Workflow has no terminal state");
    }

    @Test
    void followsTheMissingTarget() {
        assertThat(Checked.problemsOfState("\"Type\": \"Pass\", \"Next\": \"gone\""))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: gone at /States/S/Next",
                        "MISSING_END_STATE: Workflow has no terminal state");
    }

    @Test
    void looksIntoBranches() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Parallel", "End": true, "Branches": [
                                  {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}}]
                                """))
                .containsExactly(
                        "MISSING_END_STATE: Workflow has no terminal state at /States/S/Branches[0]");
    }
}
