package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateNamesAreUniqueTest {

    @Test
    void refusesANameThatAnotherBranchHas() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Parallel", "End": true, "Branches": [
                                  {"StartAt": "X", "States": {"X": {"Type": "Succeed"}}},
                                  {"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}]
                                """))
                .containsExactly(
                        "DUPLICATE_STATE_NAME: Duplicate State name: X"
                                + " at /States/S/Branches[1]/States/X");
    }

    @Test
    void blamesTheInnerStateForTheOuterName() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "M", "States": {
                                  "M": {"Type": "Map", "Next": "X", "Iterator": {
                                    "StartAt": "X", "States": {"X": {"Type": "Succeed"}}}},
                                  "X": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        "DUPLICATE_STATE_NAME: Duplicate State name: X"
                                + " at /States/M/Iterator/States/X");
    }
}
