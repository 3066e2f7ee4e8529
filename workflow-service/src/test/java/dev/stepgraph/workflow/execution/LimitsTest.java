package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** Nodes with small limits, at the edge and one past it. */
class LimitsTest {

    private final TestDatabase database = PostgresForTests.freshDatabase();
    private final TestMachines machines = new TestMachines();
    private final StateMachineRevision waits = machines.standard("waits", TestMachines.waits(1000));
    private final StateMachineRevision passes = machines.standard("pass", TestMachines.passes(1));

    @Test
    void openExecutionsAreSoManyAndNotOneMore() {
        try (TestNode node = node(Map.of("stepgraph.execution.max-open", "3"))) {
            StartedExecution first = start(node, waits);
            start(node, waits);
            // One that has ended is not open.
            start(node, passes);
            start(node, waits);

            assertThatThrownBy(() -> start(node, passes))
                    .isInstanceOfSatisfying(
                            AwsException.class,
                            refusal ->
                                    assertThat(refusal.code())
                                            .isEqualTo(AwsErrorCode.ExecutionLimitExceeded));

            node.executions().stop(first.arn(), null, null);
            start(node, waits);
            assertThatThrownBy(() -> start(node, waits)).isInstanceOf(AwsException.class);
        }
    }

    @Test
    void openExecutionsOfEarlierTimesCountToo() {
        try (TestNode node = node(Map.of())) {
            start(node, waits);
            start(node, waits);
        }

        try (TestNode node = node(Map.of("stepgraph.execution.max-open", "3"))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> node.executions().running() == 2);
            start(node, waits);

            assertThatThrownBy(() -> start(node, waits)).isInstanceOf(AwsException.class);
        }
    }

    @Test
    void aReplicaThatIsDueNoShardIsNotReady() {
        Map<String, String> oneShard = Map.of("stepgraph.shards.count", "1");
        try (TestNode owner = node(oneShard);
                TestNode other = node(oneShard)) {
            assertThat(owner.executions().ready()).isTrue();
            assertThat(other.executions().ready()).isFalse();

            owner.leave();

            await().atMost(Duration.ofSeconds(30)).until(() -> other.executions().ready());
            start(other, passes);
        }
    }

    private TestNode node(Map<String, String> settings) {
        return new TestNode(database, machines, database.dataSource(), settings);
    }

    private static StartedExecution start(TestNode node, StateMachineRevision machine) {
        return node.executions().start(TestMachines.start(machine, "{}"));
    }
}
