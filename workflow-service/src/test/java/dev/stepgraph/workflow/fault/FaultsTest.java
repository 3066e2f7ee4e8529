package dev.stepgraph.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Kills, pauses and stops under load whatever can be killed, paused and stopped: nothing that was
 * acknowledged is lost or happens twice. {@link ChaosTest} does the same for longer.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final String HELD =
            """
            {"StartAt":"Hold","States":{"Hold":{"Type":"Wait","Seconds":3600,"End":true}}}\
            """;

    /** What a machine with two processors does beside other things. */
    private static final int PER_SECOND = 60;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private Cluster cluster;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private Faults faults;

    @BeforeAll
    void start() throws IOException {
        Random chance = new Random(FaultSeed.announced());
        cluster = new Cluster(LEASE, chance);
        faults = new Faults(cluster, chance, PER_SECOND);
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void goesOnWhereItWasAfterAllReplicasAreKilled() throws InterruptedException {
        faults.strike(Faults::killAll);
    }

    @Test
    void takesOverInTimeWhatAKilledReplicaHad() throws InterruptedException {
        faults.strike(Faults::killOne);
    }

    @Test
    void writesNothingAfterAPauseInWhichOthersTookOver() throws InterruptedException {
        faults.strike(Faults::pauseOne);
    }

    @Test
    void comesThroughACrashOfTheDatabase() throws InterruptedException {
        faults.strike(Faults::stopDatabase);
    }

    @Test
    void findsOutWhatBecameOfACommitWhoseAnswerIsLost() throws InterruptedException {
        faults.strike(Faults::loseAnswers);
    }

    @Test
    void bringsACommandToTheReplicaThatOwnsTheExecution() {
        cluster.heal();
        URI owner = cluster.uris().getFirst();
        URI other = cluster.uris().getLast();
        try (SfnClient atOwner = client(owner);
                SfnClient atOther = client(other)) {
            String machine =
                    atOther.createStateMachine(r ->
                                    r.name("held")
                                            .definition(HELD)
                                            .roleArn("arn:aws:iam::000000000000:role/faults"))
                            .stateMachineArn();
            // A replica starts executions in shards of its own.
            List<String> started =
                    Stream.generate(() -> atOwner.startExecution(r -> r.stateMachineArn(machine)))
                            .limit(20)
                            .map(StartExecutionResponse::executionArn)
                            .toList();

            for (String execution : started) {
                atOther.stopExecution(r -> r.executionArn(execution).error("E").cause("C"));
            }

            for (String execution : started) {
                DescribeExecutionResponse ended =
                        atOwner.describeExecution(r -> r.executionArn(execution));
                assertThat(ended.status()).isEqualTo(ExecutionStatus.ABORTED);
                assertThat(ended.error()).isEqualTo("E");
                assertThat(ended.cause()).isEqualTo("C");
            }
        }
        cluster.assertSound();
    }

    private static SfnClient client(URI replica) {
        return SfnClient.builder()
                .endpointOverride(replica)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("anyone", "secret")))
                .build();
    }

    @Test
    void handsEverythingOverWhenItIsToldToStop() throws InterruptedException {
        faults.strike(Faults::terminateOne);
    }
}
