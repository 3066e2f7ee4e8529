package dev.stepgraph.workflow.fault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/**
 * Kills, pauses and stops under load whatever can be killed, paused and stopped: nothing that was
 * acknowledged is lost or happens twice. {@link ChaosTest} does the same for longer.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

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
    void handsEverythingOverWhenItIsToldToStop() throws InterruptedException {
        faults.strike(Faults::terminateOne);
    }
}
