package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaterFeaturesTest {

    @Test
    void refusesJsonataStatesOnly() {
        assertThat(
                        Checked.problems(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "QueryLanguage": "JSONata",
                                        "Output": "{% 1 %}", "Next": "B"},
                                  "B": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: QueryLanguage 'JSONata' is not supported yet"
                                + " at /States/A");
    }

    @Test
    void checksWhereJsonataStatesLeadAllTheSame() {
        assertThat(
                        Checked.problems(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "C", "States": {
                                  "C": {"Type": "Choice", "Default": "P", "Choices": [
                                    {"Condition": "{% true %}", "Next": "gone"}]},
                                  "P": {"Type": "Parallel", "End": true, "Branches": [
                                    {"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}]}}}
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: QueryLanguage 'JSONata' is not supported yet at /States/C",
                        "SCHEMA_VALIDATION_FAILED: QueryLanguage 'JSONata' is not supported yet at /States/P",
                        "SCHEMA_VALIDATION_FAILED: QueryLanguage 'JSONata' is not supported yet"
                                + " at /States/P/Branches[0]/States/I",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: gone"
                                + " at /States/C/Choices[0]/Next");
    }

    @Test
    void refusesJsonPathStatesInAJsonataMachine() {
        assertThat(
                        Checked.problems(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}}}
                                """))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to"
                                + " 'JSONata' for whole state machine at /States/A");
    }

    @Test
    void refusesVariables() {
        String problem =
                "SCHEMA_VALIDATION_FAILED: Variables ('Assign' and paths that begin with a variable)"
                        + " are not supported yet at ";

        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Pass", "End": true, "Assign": {"x": 1}, "InputPath": "$x.y",
                                "Parameters": {"a": {"b.$": "$name"}}
                                """))
                .containsExactly(
                        problem + "/States/S/Assign",
                        problem + "/States/S/Parameters/a/b.$",
                        problem + "/States/S/InputPath");
    }

    @Test
    void refusesDistributedMaps() {
        String problem =
                "SCHEMA_VALIDATION_FAILED: Map state in mode 'DISTRIBUTED', and the fields that only"
                        + " it has, are not supported yet at ";

        assertThat(
                        Checked.problemsOfState(
                                """
                                "Type": "Map", "End": true, "Label": "L", "ItemProcessor": {
                                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                                  "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}
                                """))
                .containsExactly(
                        problem + "/States/S/Label",
                        problem + "/States/S/ItemProcessor/ProcessorConfig/Mode");
    }
}
