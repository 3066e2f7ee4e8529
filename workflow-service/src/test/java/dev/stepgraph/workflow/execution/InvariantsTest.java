package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker finds what is wrong, and nothing in what is right. */
class InvariantsTest {

    private static final TestMachines MACHINES = new TestMachines();
    private static final StateMachineRevision TASKS =
            MACHINES.standard("two-tasks", TestMachines.twoTasks());
    private static final StateMachineRevision WAITS =
            MACHINES.standard("waits", TestMachines.waits(1000));
    private static TestNode node;

    @BeforeAll
    static void startNode() {
        node = new TestNode(PostgresForTests.freshDatabase(), MACHINES);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @BeforeEach
    void someExecutions() throws InterruptedException {
        node.jdbc().update("truncate execution, history_event");
        node.clearTasks();
        StartedExecution ended = node.executions().start(TestMachines.start(TASKS, "{}"));
        for (int i = 0; i < 2; i++) {
            TestNode.HandedOut task = node.nextTask();
            task.outcome().send(TestNode.succeed(task, "{}"));
        }
        org.awaitility.Awaitility.await()
                .until(() -> node.executions().find(ended.arn()).orElseThrow().status().terminal());
        node.executions().start(TestMachines.start(WAITS, "{}"));
        StartedExecution stopped = node.executions().start(TestMachines.start(TASKS, "{}"));
        node.nextTask();
        node.executions().stop(stopped.arn(), null, null);
    }

    @Test
    void holdForWhatRanUndisturbed() {
        assertThat(Invariants.violations(node.jdbc())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from history_event where id = 2 | history is gapless",
                "delete from history_event where id = 1 | history begins with ExecutionStarted",
                "update history_event set previous_id = id where id = 3"
                        + " | an event follows an earlier one",
                "update history_event set type = 3 where id = 2 | nothing follows the end",
                "delete from history_event | every execution has a history",
                "delete from execution | every history has an execution",
                "update execution set status = 2 where status = 1"
                        + " | the status is that of the last event",
                "update execution set stopped_at = null | what has ended is ended wholly",
                "update history_event set type = 39 where id = 6 | a task has one outcome",
                "update history_event set type = 37 where type = 39 | a task has an outcome",
                "update history_event set type = 7 where id = 3 | an outcome is that of a task",
                "update history_event set epoch = epoch - 1 where id = 5 | no stale epoch wrote",
                "update shard_lease set epoch = 0 | no epoch is ahead of its lease",
                "update execution set wake_at = null | what runs has something that wakes it",
                "update execution set wake_at = now() - interval '2 minutes' where status = 0"
                        + " | what is due is seen to"
            })
    void areFoundToBeViolated(String damage, String invariant) {
        var leases = node.jdbc().queryForList("select shard, epoch from shard_lease");
        node.jdbc().update(damage);

        assertThat(Invariants.violations(node.jdbc()))
                .anySatisfy(violation -> assertThat(violation).startsWith(invariant + ":"));

        leases.forEach(lease ->
                node.jdbc()
                        .update(
                                "update shard_lease set epoch = ? where shard = ?",
                                lease.get("epoch"),
                                lease.get("shard")));
    }
}
