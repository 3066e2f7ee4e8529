package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.TestNode.HandedOut;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is in memory, and what becomes of executions that harm the service. */
class ResidentsTest {

    private static final TestMachines MACHINES = new TestMachines();
    private static final ErrorOutput GIVEN_UP =
            new ErrorOutput(
                    "States.Runtime",
                    "The service failed on this execution again and again; its log says how.");

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
    void leaveWhenNothingIsDueSoonAndAreRebuilt() {
        StateMachineRevision waits = MACHINES.standard("waits-long", TestMachines.waits(1000));
        List<StartedExecution> started = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            started.add(node.executions().start(TestMachines.start(waits, "{}")));
        }

        await().until(() -> node.runtime().residents() == 0);
        for (StartedExecution each : started) {
            node.executions().stop(each.arn(), null, null);
        }

        assertThat(started)
                .allSatisfy(each ->
                        assertThat(node.executions().find(each.arn()).orElseThrow().status())
                                .isEqualTo(ExecutionStatus.ABORTED));
    }

    @Test
    void stayWhileTheirTaskIsCarriedOut() throws InterruptedException {
        StateMachineRevision tasks = MACHINES.standard("two-tasks", TestMachines.twoTasks());
        StartedExecution started = node.executions().start(TestMachines.start(tasks, "{}"));
        HandedOut task = node.nextTask();

        assertThat(node.runtime().residents()).isPositive();

        task.outcome().send(TestNode.succeed(task, "{}"));
        HandedOut second = node.nextTask();
        second.outcome().send(TestNode.succeed(second, "{}"));
        awaitEnd(started);
        await().until(() -> node.runtime().residents() == 0);
    }

    @Test
    void aStartOnWhichTheServiceFailsIsFailed() {
        StateMachineRevision hostile = MACHINES.standard("hostile", TestMachines.hostile());

        StartedExecution started = node.executions().start(TestMachines.start(hostile, "{}"));

        ExecutionRecord record = node.executions().find(started.arn()).orElseThrow();
        assertThat(record.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(record.failure()).isEqualTo(GIVEN_UP);
        assertThat(
                        node.executions()
                                .history(
                                        started.id(),
                                        new HistoryRange(0, 10, HistoryOrder.FORWARD)))
                .hasSize(2);
    }

    @Test
    void anExecutionOnWhichTheServiceFailsLaterIsFailed() {
        StateMachineRevision hostile =
                MACHINES.standard("hostile-later", TestMachines.hostileLater());
        StateMachineRevision harmless = MACHINES.standard("waits-1", TestMachines.waits(1));

        StartedExecution started = node.executions().start(TestMachines.start(hostile, "{}"));
        StartedExecution neighbour = node.executions().start(TestMachines.start(harmless, "{}"));

        ExecutionRecord given = awaitEnd(started);
        assertThat(given.failure()).isEqualTo(GIVEN_UP);
        assertThat(node.executions().stop(started.arn(), null, null)).isEqualTo(given.stopDate());
        assertThat(awaitEnd(neighbour).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private static ExecutionRecord awaitEnd(StartedExecution started) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> node.executions().find(started.arn()).orElseThrow(),
                        record -> record.status().terminal());
    }
}
