package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatesAreReachableTest {

    @Test
    void refusesStatesToWhichNothingLeads() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "End": true},
                                  "B": {"Type": "Pass", "Next": "C"},
                                  "C": {"Type": "Pass", "Next": "B"}}}
                                """))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B",
                        "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C");
    }

    @Test
    void looksIntoItemProcessors() {
        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Map", "End": true, "ItemProcessor": {
                                  "StartAt": "A", "States": {
                                    "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: State \"B\" is not reachable."
                                + " at /States/S/ItemProcessor/States/B");
    }

    @Test
    void acceptsStatesReachedOnlyThroughCatchChoiceOrDefault() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "C", "States": {
                                  "C": {"Type": "Choice", "Default": "D", "Choices": [
                                    {"Variable": "$.a", "IsPresent": true, "Next": "T"}]},
                                  "T": {"Type": "Task", "End": true,
                                    "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f",
                                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "K"}]},
                                  "D": {"Type": "Succeed"},
                                  "K": {"Type": "Fail"}}}
                                """))
                .isEmpty();
    }

    @Test
    void saysNothingWhereFaultyFieldsMayHideAWay() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "Next": 7},
                                  "B": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: Expected value of type String at /States/A/Next");
    }
}
