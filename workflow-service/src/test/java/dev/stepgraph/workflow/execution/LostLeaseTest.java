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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A replica that stands still until its lease of two seconds has run out, and goes on: with what it
 * still has as with what others have taken.
 */
class LostLeaseTest {

    private static final int SHARDS = 16;
    private static final int WAITS = 200;
    private static final int WAIT_SECONDS = 4;

    /** Well before the database is looked at again for all that is due, a minute later. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database = PostgresForTests.freshDatabase();
    private final TestMachines machines = new TestMachines();
    private final StateMachineRevision waits =
            machines.standard("waits", TestMachines.waits(WAIT_SECONDS));
    private final StateMachineRevision tasks =
            machines.standard("two-tasks", TestMachines.twoTasks());
    private final FaultyConnections connections = new FaultyConnections(database.dataSource());

    @Test
    void firesWhatCameDueWhenNobodyHasTakenItsShards() {
        try (TestNode node = new TestNode(database, machines, connections)) {
            startWaits(node);

            connections.setAway(true);
            await().atMost(SOON).until(() -> node.shards() == 0);
            awaitDue(node);
            connections.setAway(false);

            awaitAllEnded(node);
        }
    }

    @Test
    void leavesWhatCameDueToThoseWhoHaveTakenItsShards() {
        try (TestNode paused = new TestNode(database, machines, connections);
                TestNode heir = new TestNode(database, machines)) {
            awaitShared(paused, heir);
            startWaits(paused);
            startWaits(heir);

            connections.setAway(true);
            await().atMost(SOON).until(() -> heir.shards() == SHARDS);
            awaitAllEnded(heir);

            connections.setAway(false);
            awaitShared(paused, heir);
            startWaits(paused);
            awaitAllEnded(paused);
        }
    }

    @Test
    void takesBackWhatIsItsOwnAndWasForgotten() {
        try (TestNode node = new TestNode(database, machines, connections)) {
            startWaits(node);

            int epoch = node.runtime().leases().epoch(0).orElseThrow();

            // As if it had taken them and had never heard the answer.
            node.jdbc().update("update shard_lease set epoch = epoch + 1 where shard < 10");

            await().atMost(SOON)
                    .until(() -> node.runtime().leases().epoch(0).orElse(0) == epoch + 2);
            await().atMost(SOON).until(() -> node.shards() == SHARDS);
            awaitAllEnded(node);
        }
    }

    @Test
    void makesNoCallThatOthersMakeWhenItGoesOn() throws Exception {
        try (TestNode paused = new TestNode(database, machines, connections);
                TestNode heir = new TestNode(database, machines)) {
            awaitShared(paused, heir);
            paused.executions().start(TestMachines.start(tasks, "{}"));
            HandedOut task = paused.nextTask();

            connections.setAway(true);
            await().atMost(SOON).until(() -> paused.shards() == 0);
            FutureTask<Boolean> wanted = new FutureTask<>(() -> task.outcome().isWanted());
            Thread.ofVirtual().start(wanted);
            assertThat(heir.nextTask().execution()).isEqualTo(task.execution());
            assertThat(wanted.isDone()).isFalse();
            connections.setAway(false);

            assertThat(wanted.get(SOON.toSeconds(), TimeUnit.SECONDS)).isFalse();
        }
    }

    private void startWaits(TestNode node) {
        List<StartedExecution> started = new ArrayList<>();
        for (int i = 0; i < WAITS; i++) {
            started.add(node.executions().start(TestMachines.start(waits, "{}")));
        }
        assertThat(started).hasSize(WAITS);
    }

    private static void awaitDue(TestNode node) {
        Instant due = node.runtime().clock().instant().plusSeconds(WAIT_SECONDS);
        await().atMost(SOON).until(() -> node.runtime().clock().instant().isAfter(due));
    }

    private static void awaitAllEnded(TestNode node) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        node.jdbc()
                                                .queryForObject(
                                                        "select count(*) from execution"
                                                                + " where status = 0",
                                                        Long.class))
                                .isZero());
        assertThat(Invariants.violations(node.jdbc())).isEmpty();
    }

    private static void awaitShared(TestNode one, TestNode two) {
        await().atMost(SOON).until(() -> one.shards() == 8 && two.shards() == 8);
    }
}
