package dev.stepgraph.workflow.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

class ExpressOperationsTest extends RunningService {

    @Test
    void answersWithTheEnd() {
        String machine = createExpress(PASS);

        StartSyncExecutionResponse ended =
                states.startSyncExecution(
                        r -> r.stateMachineArn(machine).name("now").input("{\"b\":2}"));

        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(ended.executionArn())
                .startsWith(machine.replace(":stateMachine:", ":express:") + ":now:");
        assertThat(ended.stateMachineArn()).isEqualTo(machine);
        assertThat(ended.name()).isEqualTo("now");
        assertThat(ended.input()).isEqualTo("{\"b\":2}");
        assertThat(ended.inputDetails().included()).isTrue();
        assertThat(ended.output()).isEqualTo("{\"a\":1}");
        assertThat(ended.outputDetails().included()).isTrue();
        assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate());
        assertThat(ended.billingDetails().billedMemoryUsedInMB()).isEqualTo(64);
        assertThat(ended.billingDetails().billedDurationInMilliseconds() % 100).isZero();
        assertThat(ended.billingDetails().billedDurationInMilliseconds()).isPositive();
    }

    @Test
    void answersWithAFailureAsAnEndToo() {
        String machine =
                createExpress(
                        """
                        {"StartAt":"No","States":{"No":
                        {"Type":"Fail","Error":"E","Cause":"because"}}}\
                        """);

        StartSyncExecutionResponse ended =
                states.startSyncExecution(r -> r.stateMachineArn(machine));

        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("E");
        assertThat(ended.cause()).isEqualTo("because");
        assertThat(ended.output()).isNull();
        assertThat(ended.outputDetails().included()).isTrue();
    }

    @Test
    void runsStandardStateMachinesAsynchronouslyOnly() {
        String machine = createStateMachine();

        assertThatThrownBy(() -> states.startSyncExecution(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class)
                .hasMessageContaining(
                        "This operation is not supported by this type of state machine");
    }

    @Test
    void keepsNoExpressExecutionsToLookAt() {
        String machine = createExpress(PASS);
        StartExecutionResponse started =
                states.startExecution(r -> r.stateMachineArn(machine).name("twice"));
        StartExecutionResponse again =
                states.startExecution(r -> r.stateMachineArn(machine).name("twice"));
        String arn = started.executionArn();

        assertThat(arn).startsWith(machine.replace(":stateMachine:", ":express:") + ":twice:");
        assertThat(again.executionArn()).isNotEqualTo(arn);
        assertThatThrownBy(() -> states.listExecutions(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class);
        assertThatThrownBy(() -> states.describeExecution(r -> r.executionArn(arn)))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining(
                        "Invalid Arn: 'Resource type not valid in this context: express'");
        assertThatThrownBy(() -> states.stopExecution(r -> r.executionArn(arn)))
                .isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> states.getExecutionHistory(r -> r.executionArn(arn)))
                .isInstanceOf(InvalidArnException.class);
    }

    private String createExpress(String definition) {
        return states.createStateMachine(r ->
                        r.name(uniqueName()).definition(definition).roleArn(ROLE).type("EXPRESS"))
                .stateMachineArn();
    }
}
