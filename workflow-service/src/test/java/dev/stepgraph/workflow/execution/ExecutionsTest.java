package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.execution.TestNode.HandedOut;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One node over a database of its own. */
class ExecutionsTest {

    private static final TestMachines MACHINES = new TestMachines();
    private static TestNode node;

    @BeforeAll
    static void startNode() {
        node = new TestNode(PostgresForTests.freshDatabase(), MACHINES);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    void runsABurstToItsEndInTheStart() {
        StateMachineRevision machine = MACHINES.standard("passes", TestMachines.passes(5));

        StartedExecution started =
                node.executions().start(TestMachines.start(machine, "{\"a\": 1.10}"));

        ExecutionRecord record = node.executions().find(started.arn()).orElseThrow();
        assertThat(record.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(record.inputText()).isEqualTo("{\"a\": 1.10}");
        assertThat(record.outputText()).isEqualTo("{\"a\":1.10}");
        assertThat(record.startDate()).isEqualTo(started.startDate());
        List<HistoryEvent> history =
                node.executions()
                        .history(started.id(), new HistoryRange(0, 100, HistoryOrder.FORWARD));
        assertThat(history).hasSize(12);
        assertThat(history).extracting(HistoryEvent::id).containsExactly(ids(1, 12));
        assertThat(history.getLast().type()).isEqualTo(HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void readsAHistoryFromItsEnd() {
        StateMachineRevision machine = MACHINES.standard("passes", TestMachines.passes(5));
        StartedExecution started = node.executions().start(TestMachines.start(machine, "{}"));

        List<HistoryEvent> page =
                node.executions()
                        .history(started.id(), new HistoryRange(11, 3, HistoryOrder.REVERSE));

        assertThat(page).extracting(HistoryEvent::id).containsExactly(10L, 9L, 8L);
    }

    @Test
    void carriesTasksOutAfterTheCommitThatScheduledThem() throws InterruptedException {
        StateMachineRevision machine = MACHINES.standard("two-tasks", TestMachines.twoTasks());

        StartedExecution started = node.executions().start(TestMachines.start(machine, "{}"));
        HandedOut first = node.nextTask();
        first.outcome().send(TestNode.succeed(first, "{\"by\":\"a\"}"));
        HandedOut second = node.nextTask();
        second.outcome().send(TestNode.succeed(second, "{\"by\":\"b\"}"));

        ExecutionRecord record = awaitEnd(started);
        assertThat(record.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(record.outputText()).isEqualTo("{\"by\":\"b\"}");
    }

    @Test
    void firesAWaitInTime() {
        StateMachineRevision machine = MACHINES.standard("waits", TestMachines.waits(1));

        StartedExecution started = node.executions().start(TestMachines.start(machine, "{}"));
        ExecutionRecord record = awaitEnd(started);

        assertThat(record.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        // One that was forgotten would be found by the poll, ten seconds later.
        assertThat(Duration.between(record.startDate(), record.stopDate()))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
    }

    @Test
    void answersTheSameStartTheSameWhileItRuns() {
        StateMachineRevision machine = MACHINES.standard("waits-long", TestMachines.waits(1000));

        StartedExecution first =
                node.executions().start(TestMachines.start(machine, "same", "{\"a\":1}"));
        StartedExecution again =
                node.executions().start(TestMachines.start(machine, "same", "{\"a\":1}"));

        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() ->
                        node.executions().start(TestMachines.start(machine, "same", "{\"a\":2}")))
                .isInstanceOf(AwsException.class)
                .hasMessage("Execution Already Exists: '" + first.arn() + "'");
    }

    @Test
    void stopsARunningExecutionOnce() {
        StateMachineRevision machine = MACHINES.standard("waits-long", TestMachines.waits(1000));
        StartedExecution started = node.executions().start(TestMachines.start(machine, "{}"));

        var stopDate = node.executions().stop(started.arn(), "MyError", "because");
        var again = node.executions().stop(started.arn(), null, null);

        ExecutionRecord record = node.executions().find(started.arn()).orElseThrow();
        assertThat(record.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(record.stopDate()).isEqualTo(stopDate).isEqualTo(again);
        assertThat(record.failure()).isEqualTo(new ErrorOutput("MyError", "because"));
    }

    @Test
    void listsTheNewestFirstAndPageByPage() {
        StateMachineRevision machine = MACHINES.standard("listed", TestMachines.passes(1));
        for (int i = 0; i < 5; i++) {
            node.executions().start(TestMachines.start(machine, "listed-" + i, "{}"));
        }

        ExecutionPage first = node.executions().list(query(machine, null, 3));
        ExecutionPage second = node.executions().list(query(machine, first.next(), 3));

        assertThat(first.executions())
                .extracting(ExecutionRecord::name)
                .containsExactly("listed-4", "listed-3", "listed-2");
        assertThat(second.executions())
                .extracting(ExecutionRecord::name)
                .containsExactly("listed-1", "listed-0");
        assertThat(second.next()).isNull();
    }

    @Test
    void followsAnExecutionAsItGoesOn() throws InterruptedException {
        StateMachineRevision machine = MACHINES.standard("two-tasks", TestMachines.twoTasks());
        StartedExecution started = node.executions().start(TestMachines.start(machine, "{}"));
        HandedOut first = node.nextTask();
        List<HistoryEvent> known = node.events().await(started.id(), 0, 100, Duration.ofSeconds(5));

        first.outcome().send(TestNode.succeed(first, "{}"));
        List<HistoryEvent> more =
                node.events().await(started.id(), known.getLast().id(), 100, Duration.ofSeconds(5));

        assertThat(more.getFirst().id()).isEqualTo(known.getLast().id() + 1);
        node.nextTask();
        node.executions().stop(started.arn(), null, null);
    }

    @Test
    void runsAnExpressExecutionWithoutTheDatabase() {
        StateMachineRevision machine = MACHINES.express("express", TestMachines.passes(3));

        ExecutionRecord record =
                node.executions().startSync(TestMachines.start(machine, "{\"a\":1}"));

        assertThat(record.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(record.outputText()).isEqualTo("{\"a\":1}");
        assertThat(record.arn()).contains(":express:express:").endsWith(":" + record.id());
        assertThat(node.executions().find(record.arn())).isEmpty();
    }

    private static ExecutionQuery query(
            StateMachineRevision machine, @Nullable ExecutionPosition position, int limit) {
        return new ExecutionQuery(
                machine.stateMachineArn(), Set.of(), "listed-", null, null, position, limit);
    }

    private static ExecutionRecord awaitEnd(StartedExecution started) {
        long last = 0;
        while (true) {
            List<HistoryEvent> events =
                    node.events().await(started.id(), last, 100, Duration.ofSeconds(10));
            assertThat(events).isNotEmpty();
            last = events.getLast().id();
            ExecutionRecord record = node.executions().find(started.arn()).orElseThrow();
            if (record.status().terminal()) {
                return record;
            }
        }
    }

    private static Long[] ids(long from, long to) {
        return java.util.stream.LongStream.rangeClosed(from, to).boxed().toArray(Long[]::new);
    }
}
