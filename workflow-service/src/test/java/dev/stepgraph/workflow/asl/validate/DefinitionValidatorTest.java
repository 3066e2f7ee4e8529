package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.asl.intrinsic.ExpressionCompiler;
import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.PassState;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

class DefinitionValidatorTest {

    @Test
    void acceptsTheSmallestDefinition() {
        StateMachineDefinition definition =
                Checked.accepted(
                        """
                        {'Comment': 'small', 'Version': '1.0', 'TimeoutSeconds': 60,
                         'StartAt': 'Only', 'States': {'Only': {'Type': 'Pass', 'End': true}}}
                        """);

        assertThat(definition.comment()).isEqualTo("small");
        assertThat(definition.timeoutSeconds()).isEqualTo(OptionalLong.of(60));
        assertThat(definition.graph().startAt()).isEqualTo("Only");
        assertThat(definition.graph().state("Only")).isInstanceOf(PassState.class);
    }

    @Test
    void namesEveryProblemAtOnce() {
        DefinitionResult result =
                new DefinitionValidator(DefinitionQuotas.DEFAULT, new ExpressionCompiler())
                        .validate(
                                """
                                {"StartAt": "A", "States": {
                                  "A": {"Type": "Wait", "Seconds": -1, "Next": "B"},
                                  "B": {"Type": "Pass", "Retry": [], "Next": "C"}}}
                                """,
                                ExecutionType.STANDARD);

        assertThat(result).isInstanceOf(DefinitionResult.Refused.class);
        assertThat(result.diagnostics().asInvalidDefinitionMessage())
                .isEqualTo(
                        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Minimum value"
                                + " is 0 at /States/A/Seconds, SCHEMA_VALIDATION_FAILED: Field 'Retry'"
                                + " is not supported at /States/B, MISSING_TRANSITION_TARGET: Missing"
                                + " 'Next' target: C at /States/B/Next, MISSING_END_STATE: Workflow has"
                                + " no terminal state at null'");
    }
}
