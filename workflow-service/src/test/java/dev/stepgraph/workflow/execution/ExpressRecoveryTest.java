package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.execution.TestNode.HandedOut;
import dev.stepgraph.workflow.execution.store.FaultyConnections;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Express executions that nobody waits for: their start is durable, and they run at least once. */
class ExpressRecoveryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database = PostgresForTests.freshDatabase();
    private final TestMachines machines = new TestMachines();
    private final StateMachineRevision tasks =
            machines.express("two-tasks", TestMachines.twoTasks());

    @Test
    void runAgainFromTheirBeginningWhereTheReplicaHasDied() throws InterruptedException {
        FaultyConnections connections = new FaultyConnections(database.dataSource());
        try (TestNode dying = new TestNode(database, machines, connections);
                TestNode heir = new TestNode(database, machines)) {
            await().atMost(SOON).until(() -> dying.shards() == 8 && heir.shards() == 8);
            StartedExecution started =
                    dying.executions().start(TestMachines.start(tasks, "{\"n\":1}"));
            HandedOut lost = dying.nextTask();
            lost.outcome().send(TestNode.succeed(lost, "{\"n\":2}"));
            dying.nextTask();

            connections.setAway(true);
            HandedOut first = heir.nextTask();
            assertThat(first.execution()).isEqualTo(lost.execution());
            assertThat(first.task()).isEqualTo(lost.task());
            assertThat(open(heir)).isEqualTo(1);

            first.outcome().send(TestNode.succeed(first, "{\"n\":2}"));
            HandedOut second = heir.nextTask();
            second.outcome().send(TestNode.succeed(second, "{\"n\":3}"));
            await().atMost(SOON).until(() -> open(heir) == 0);
            assertThat(started.id()).isEqualTo(first.execution().id());
        }
    }

    @Test
    void runAgainWhenAllReplicasWereGone() throws InterruptedException {
        try (TestNode first = new TestNode(database, machines)) {
            first.executions().start(TestMachines.start(tasks, "{}"));
            first.nextTask();
        }

        try (TestNode second = new TestNode(database, machines)) {
            for (int i = 0; i < 2; i++) {
                HandedOut task = second.nextTask();
                task.outcome().send(TestNode.succeed(task, "{}"));
            }
            await().atMost(SOON).until(() -> open(second) == 0);
        }
    }

    private static long open(TestNode node) {
        Long count =
                node.jdbc().queryForObject("select count(*) from express_execution", Long.class);
        return count == null ? 0 : count;
    }
}
