package dev.stepgraph.workflow.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

import java.util.List;
import java.util.stream.IntStream;

class ExecutionOperationsTest extends RunningService {

    private static final String PASSED = "{\"a\":1}";

    @Test
    void describesAnExecutionThatSucceeded() {
        String machine = createStateMachine();
        StartExecutionResponse started =
                states.startExecution(
                        r -> r.stateMachineArn(machine).name("first").input("{ \"b\": 2 }"));

        DescribeExecutionResponse described = awaitEnd(started.executionArn());

        assertThat(started.executionArn())
                .isEqualTo(machine.replace(":stateMachine:", ":execution:") + ":first");
        assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(described.name()).isEqualTo("first");
        assertThat(described.stateMachineArn()).isEqualTo(machine);
        assertThat(described.startDate()).isEqualTo(started.startDate());
        assertThat(described.stopDate()).isAfterOrEqualTo(started.startDate());
        assertThat(described.input()).isEqualTo("{ \"b\": 2 }");
        assertThat(described.inputDetails().included()).isTrue();
        assertThat(described.output()).isEqualTo(PASSED);
        assertThat(described.outputDetails().included()).isTrue();
        assertThat(described.error()).isNull();
        assertThat(described.redriveCount()).isZero();
        assertThat(described.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(described.redriveStatusReason())
                .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void leavesDataOutIfOnlyMetadataIsWanted() {
        String arn = start(createStateMachine());
        awaitEnd(arn);

        DescribeExecutionResponse described =
                states.describeExecution(r -> r.executionArn(arn).includedData("METADATA_ONLY"));

        assertThat(described.input()).isNull();
        assertThat(described.inputDetails().included()).isFalse();
        assertThat(described.output()).isNull();
    }

    @Test
    void describesAnExecutionThatFailed() {
        String arn =
                start(
                        createStateMachine(
                                """
                                {"StartAt":"No","States":{"No":
                                {"Type":"Fail","Error":"E","Cause":"because"}}}\
                                """));

        DescribeExecutionResponse described = awaitEnd(arn);

        assertThat(described.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(described.error()).isEqualTo("E");
        assertThat(described.cause()).isEqualTo("because");
        assertThat(described.output()).isNull();
        assertThat(described.outputDetails()).isNull();
        assertThat(described.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    }

    @Test
    void startsOnceHoweverOftenItIsAsked() {
        String machine = createStateMachine(WAIT);

        List<StartExecutionResponse> started =
                IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(_ ->
                                states.startExecution(
                                        r -> r.stateMachineArn(machine).name("once").input("{}")))
                        .toList();

        assertThat(started)
                .extracting(StartExecutionResponse::startDate)
                .containsOnly(started.getFirst().startDate());
        String arn = started.getFirst().executionArn();
        assertThatThrownBy(() ->
                        states.startExecution(r ->
                                r.stateMachineArn(machine).name("once").input("{\"other\":1}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining("Execution Already Exists: '" + arn + "'");
        states.stopExecution(r -> r.executionArn(arn));
        assertThatThrownBy(
                        () -> states.startExecution(r -> r.stateMachineArn(machine).name("once")))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void stopsAndTellsWhy() {
        String arn = start(createStateMachine(WAIT));

        states.stopExecution(r -> r.executionArn(arn).error("Enough").cause("of this"));

        DescribeExecutionResponse described = awaitEnd(arn);
        assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(described.error()).isEqualTo("Enough");
        assertThat(described.cause()).isEqualTo("of this");
        assertThat(states.stopExecution(r -> r.executionArn(arn)).stopDate())
                .isEqualTo(described.stopDate());
        HistoryEvent last = history(arn, true).getFirst();
        assertThat(last.type()).isEqualTo(HistoryEventType.EXECUTION_ABORTED);
        assertThat(last.executionAbortedEventDetails().error()).isEqualTo("Enough");
    }

    @Test
    void stopsWithoutAReason() {
        String arn = start(createStateMachine(WAIT));

        states.stopExecution(r -> r.executionArn(arn));

        DescribeExecutionResponse described = awaitEnd(arn);
        assertThat(described.error()).isNull();
        assertThat(described.cause()).isNull();
    }

    @Test
    void showsTheHistoryFromEitherEnd() {
        String arn = start(createStateMachine());
        awaitEnd(arn);

        List<HistoryEvent> events = history(arn, false);

        assertThat(events)
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events)
                .extracting(HistoryEvent::previousEventId)
                .containsExactly(0L, 0L, 2L, 3L);
        assertThat(events.getFirst().executionStartedEventDetails().roleArn()).isEqualTo(ROLE);
        assertThat(events.get(1).stateEnteredEventDetails().input()).isEqualTo("{}");
        assertThat(events.get(1).stateEnteredEventDetails().inputDetails().truncated()).isFalse();
        assertThat(events.get(2).stateExitedEventDetails().output()).isEqualTo(PASSED);
        assertThat(history(arn, true)).containsExactlyElementsOf(events.reversed());
    }

    @Test
    void showsTheHistoryInPages() {
        String arn = start(createStateMachine());
        awaitEnd(arn);

        for (boolean reverse : List.of(false, true)) {
            List<HistoryEvent> paged =
                    states
                            .getExecutionHistoryPaginator(
                                    r -> r.executionArn(arn).maxResults(3).reverseOrder(reverse))
                            .events()
                            .stream()
                            .toList();
            assertThat(paged).isEqualTo(history(arn, reverse));
        }
        String token =
                states.getExecutionHistory(r -> r.executionArn(arn).maxResults(1)).nextToken();
        assertThatThrownBy(() ->
                        states.getExecutionHistory(
                                r -> r.executionArn(arn).reverseOrder(true).nextToken(token)))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void leavesDataOutOfTheHistoryOnRequest() {
        String arn = start(createStateMachine());
        awaitEnd(arn);

        HistoryEvent entered =
                states.getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(false))
                        .events()
                        .get(1);

        assertThat(entered.stateEnteredEventDetails().name()).isEqualTo("Done");
        assertThat(entered.stateEnteredEventDetails().input()).isNull();
    }

    @Test
    void listsExecutionsNewestFirstAndByStatus() {
        String machine = createStateMachine(WAIT);
        String first = start(machine);
        String second = start(machine);
        states.stopExecution(r -> r.executionArn(first));
        awaitEnd(first);

        List<ExecutionListItem> all =
                states
                        .listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(1))
                        .executions()
                        .stream()
                        .toList();

        assertThat(all).extracting(ExecutionListItem::executionArn).containsExactly(second, first);
        assertThat(all.getFirst().redriveCount()).isZero();
        assertThat(list(machine, "RUNNING")).containsExactly(second);
        assertThat(list(machine, "ABORTED")).containsExactly(first);
        assertThat(list(machine, "PENDING_REDRIVE")).isEmpty();
        states.stopExecution(r -> r.executionArn(second));
    }

    @Test
    void wordsAWrongFilterAsAwsDoes() {
        String machine = createStateMachine();

        assertThatThrownBy(() -> list(machine, "succeeded"))
                .hasMessageContaining(
                        "1 validation error detected: Value 'succeeded' at 'statusFilter' failed to"
                                + " satisfy constraint: Member must satisfy enum value set:"
                                + " [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED,"
                                + " RUNNING]");
        assertThatThrownBy(() ->
                        states.listExecutions(
                                r -> r.stateMachineArn(machine).nextToken("x".repeat(3097))))
                .hasMessageContaining("Member must have length less than or equal to 3096");
    }

    @Test
    void describesTheStateMachineThatAnExecutionRuns() {
        String machine = createStateMachine(WAIT);
        String before = start(machine);
        states.updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS));
        String after = start(machine);

        DescribeStateMachineForExecutionResponse old =
                states.describeStateMachineForExecution(r -> r.executionArn(before));
        DescribeStateMachineForExecutionResponse current =
                states.describeStateMachineForExecution(r -> r.executionArn(after));

        assertThat(old.definition()).isEqualTo(WAIT);
        assertThat(old.revisionId()).isNull();
        assertThat(old.stateMachineArn()).isEqualTo(machine);
        assertThat(current.definition()).isEqualTo(PASS);
        assertThat(current.revisionId()).isNotNull();
        states.stopExecution(r -> r.executionArn(before));
    }

    @Test
    void endsTheExecutionsOfADeletedStateMachine() {
        String machine = createStateMachine(WAIT);
        String arn = start(machine);

        states.deleteStateMachine(r -> r.stateMachineArn(machine));

        assertThat(awaitEnd(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThatThrownBy(() -> start(machine))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThat(states.describeStateMachineForExecution(r -> r.executionArn(arn)).definition())
                .isEqualTo(WAIT);
    }

    @Test
    void refusesInputsThatAreNoJson() {
        String machine = createStateMachine();

        for (String input : List.of("not some json", "", "{} {}", "{\"a\":1,\"a\":2}")) {
            assertThatThrownBy(() ->
                            states.startExecution(r -> r.stateMachineArn(machine).input(input)))
                    .isInstanceOf(InvalidExecutionInputException.class)
                    .hasMessageContaining("Invalid State Machine Execution Input: '");
        }
    }

    @Test
    void takesAnInputOfTheLargestSizeAndNoneLarger() {
        String machine = createStateMachine();
        String largest = "\"" + "x".repeat(262_142) + "\"";

        String arn =
                states.startExecution(r -> r.stateMachineArn(machine).input(largest))
                        .executionArn();

        assertThat(awaitEnd(arn).input()).isEqualTo(largest);
        assertThatThrownBy(() ->
                        states.startExecution(r -> r.stateMachineArn(machine).input(largest + " ")))
                .hasMessageContaining("Member must have length less than or equal to 262144");
        String inBytes = "\"" + "é".repeat(131_072) + "\"";
        assertThatThrownBy(
                        () -> states.startExecution(r -> r.stateMachineArn(machine).input(inBytes)))
                .isInstanceOf(InvalidExecutionInputException.class);
    }

    @Test
    void refusesNamesAndArnsThatAreNone() {
        String machine = createStateMachine();
        String nowhere = machine + "-nowhere";
        String execution = machine.replace(":stateMachine:", ":execution:") + ":none";

        assertThatThrownBy(() -> states.startExecution(r -> r.stateMachineArn(machine).name("a b")))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start(nowhere))
                .isInstanceOf(StateMachineDoesNotExistException.class)
                .hasMessageContaining("State Machine Does Not Exist: '" + nowhere + "'");
        assertThatThrownBy(() -> start("nowhere")).isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> list("nowhere", "RUNNING"))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Invalid Arn: 'Invalid ARN prefix: nowhere'");
        assertThatThrownBy(() -> list(nowhere, "RUNNING"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> history(execution, false))
                .isInstanceOf(ExecutionDoesNotExistException.class)
                .hasMessageContaining("Execution Does Not Exist: '" + execution + "'");
        assertThatThrownBy(() -> states.stopExecution(r -> r.executionArn(execution)))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> states.describeExecution(r -> r.executionArn(machine)))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Resource type not valid in this context: stateMachine");
    }

    private List<String> list(String machine, String status) {
        return states
                .listExecutions(r -> r.stateMachineArn(machine).statusFilter(status))
                .executions()
                .stream()
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    private List<HistoryEvent> history(String arn, boolean reverse) {
        return states.getExecutionHistory(r -> r.executionArn(arn).reverseOrder(reverse)).events();
    }
}
