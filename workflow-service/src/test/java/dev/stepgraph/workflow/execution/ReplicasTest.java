package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.TestNode.HandedOut;
import dev.stepgraph.workflow.execution.store.FaultyConnections;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Several nodes over one database; leases last two seconds. */
class ReplicasTest {

    private static final int SHARDS = 16;

    /** Of three nodes: no more, so that each has some. */
    private static final int FAIR_SHARE = 6;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database = PostgresForTests.freshDatabase();
    private final TestMachines machines = new TestMachines();
    private final StateMachineRevision tasks =
            machines.standard("two-tasks", TestMachines.twoTasks());
    private final StateMachineRevision waits = machines.standard("waits", TestMachines.waits(1000));

    @Test
    void shareTheShardsFairly() {
        try (TestNode one = node();
                TestNode two = node();
                TestNode three = node()) {
            await().atMost(SOON)
                    .untilAsserted(() -> {
                        List<Integer> shares = List.of(one.shards(), two.shards(), three.shards());
                        assertThat(shares).allMatch(share -> share >= 1 && share <= FAIR_SHARE);
                        assertThat(shares.stream().mapToInt(Integer::intValue).sum())
                                .isEqualTo(SHARDS);
                    });
        }
    }

    @Test
    void bringCommandsToTheOwner() {
        try (TestNode one = node();
                TestNode two = node()) {
            awaitShared(one, two);
            List<StartedExecution> started = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                started.add(one.executions().start(TestMachines.start(waits, "{}")));
            }

            for (StartedExecution each : started) {
                two.executions().stop(each.arn(), "Stopped", null);
            }

            for (StartedExecution each : started) {
                assertThat(one.executions().find(each.arn()).orElseThrow().status())
                        .isEqualTo(ExecutionStatus.ABORTED);
            }
        }
    }

    @Test
    void takeOverWhatADeadReplicaLeaves() throws InterruptedException {
        FaultyConnections connections = new FaultyConnections(database.dataSource());
        try (TestNode dying = new TestNode(database, machines, connections);
                TestNode heir = node()) {
            awaitShared(dying, heir);
            StartedExecution started = dying.executions().start(TestMachines.start(tasks, "{}"));
            HandedOut lost = dying.nextTask();

            connections.setAway(true);
            HandedOut again = heir.nextTask();
            assertThat(again.execution()).isEqualTo(lost.execution());
            assertThat(again.task()).isEqualTo(lost.task());
            again.outcome().send(TestNode.succeed(again, "{}"));
            HandedOut second = heir.nextTask();

            // The dead one was only paused: it finds that it owns nothing any more.
            connections.setAway(false);
            lost.outcome().send(TestNode.succeed(lost, "{\"late\":true}"));
            second.outcome().send(TestNode.succeed(second, "{\"by\":\"b\"}"));

            awaitStatus(heir, started, ExecutionStatus.SUCCEEDED);
            assertThat(heir.executions().find(started.arn()).orElseThrow().outputText())
                    .isEqualTo("{\"by\":\"b\"}");
            assertThat(history(heir, started)).isEqualTo(history(dying, started)).hasSize(12);
            assertThat(Invariants.violations(heir.jdbc())).isEmpty();
        }
    }

    @Test
    void carryOnWhatALeavingReplicaHandsOver() throws InterruptedException {
        try (TestNode leaving = node();
                TestNode heir = node()) {
            awaitShared(leaving, heir);
            StartedExecution started = leaving.executions().start(TestMachines.start(tasks, "{}"));
            HandedOut handed = leaving.nextTask();

            leaving.leave();
            await().atMost(SOON).until(() -> heir.shards() == SHARDS);
            HandedOut again = heir.nextTask();
            again.outcome().send(TestNode.succeed(again, "{}"));
            HandedOut second = heir.nextTask();
            second.outcome().send(TestNode.succeed(second, "{}"));

            awaitStatus(heir, started, ExecutionStatus.SUCCEEDED);
            assertThat(again.task()).isEqualTo(handed.task());
            assertThat(Invariants.violations(heir.jdbc())).isEmpty();
        }
    }

    @Test
    void fireTimersOfExecutionsThatWereNeverInTheirMemory() {
        StateMachineRevision short3 = machines.standard("waits-3", TestMachines.waits(3));
        StartedExecution started;
        try (TestNode first = node()) {
            started = first.executions().start(TestMachines.start(short3, "{}"));
        }

        try (TestNode second = node()) {
            awaitStatus(second, started, ExecutionStatus.SUCCEEDED);
            ExecutionRecord record = second.executions().find(started.arn()).orElseThrow();
            assertThat(Duration.between(record.startDate(), record.stopDate()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void hearOfChangesThatOthersCommit() {
        try (TestNode one = node();
                TestNode two = node()) {
            awaitShared(one, two);
            StartedExecution started = one.executions().start(TestMachines.start(waits, "{}"));
            int known = history(two, started).size();

            one.executions().stop(started.arn(), null, null);

            assertThat(two.events().await(started.id(), known, 10, Duration.ofSeconds(10)))
                    .hasSize(1);
        }
    }

    private TestNode node() {
        return new TestNode(database, machines);
    }

    private static void awaitShared(TestNode one, TestNode two) {
        await().atMost(SOON).until(() -> one.shards() == 8 && two.shards() == 8);
    }

    private static void awaitStatus(
            TestNode node, StartedExecution started, ExecutionStatus status) {
        await().atMost(SOON)
                .until(() ->
                        node.executions().find(started.arn()).orElseThrow().status() == status);
    }

    private static List<?> history(TestNode node, StartedExecution started) {
        return node.executions()
                .history(started.id(), new HistoryRange(0, 100, HistoryOrder.FORWARD));
    }
}
