package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransitionTargetsExistTest {

    @Test
    void refusesTargetsThatAreNotThere() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "Next": "nowhere"},
                                  "Z": {"Type": "Succeed"}}}
                                """))
                .contains(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: nowhere at /States/A/Next");
    }

    @Test
    void namesTheFieldInTheLocationOnly() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "gone", "States": {
                                  "C": {"Type": "Choice", "Default": "d", "Choices": [
                                    {"Variable": "$.a", "IsNull": true, "Next": "T"},
                                    {"Variable": "$.a", "IsNull": false, "Next": "c"}]},
                                  "T": {"Type": "Task", "End": true,
                                    "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f",
                                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "k"}]}}}
                                """))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: gone at /StartAt",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: c at /States/C/Choices[1]/Next",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: d at /States/C/Default",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: k at /States/T/Catch[0]/Next");
    }

    @Test
    void doesNotLookIntoOtherGraphs() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "P", "States": {
                                  "P": {"Type": "Parallel", "Next": "Outer", "Branches": [
                                    {"StartAt": "Inner", "States": {
                                      "Inner": {"Type": "Pass", "Next": "Outer"},
                                      "Last": {"Type": "Succeed"}}}]},
                                  "Outer": {"Type": "Succeed"}}}
                                """))
                .contains(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Outer"
                                + " at /States/P/Branches[0]/States/Inner/Next");
    }
}
