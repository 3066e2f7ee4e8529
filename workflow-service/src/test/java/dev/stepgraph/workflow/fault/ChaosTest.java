package dev.stepgraph.workflow.fault;

import dev.stepgraph.workflow.fault.Faults.Fault;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The faults of {@link FaultsTest} one after another, as chance has it. Run by {@code -Pchaos}, for
 * as many minutes as {@code -Dfaults.minutes} says and with as many starts each second as {@code
 * -Dfaults.rate} says.
 */
@Tag("chaos")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
class ChaosTest {

    private static final List<Strike> STRIKES =
            List.of(
                    new Strike("all replicas are killed", Faults::killAll),
                    new Strike("one replica is killed", Faults::killOne),
                    new Strike("one replica is paused", Faults::pauseOne),
                    new Strike("the database is stopped", Faults::stopDatabase),
                    new Strike("answers are lost", Faults::loseAnswers),
                    new Strike("one replica is told to stop", Faults::terminateOne));

    private static final Duration LEASE = Duration.ofSeconds(3);

    private record Strike(String text, Fault fault) {}

    private final Duration time = Duration.ofMinutes(Integer.getInteger("faults.minutes", 10));
    private final int perSecond = Integer.getInteger("faults.rate", 100);

    @Test
    void comesThroughFaultAfterFault() throws IOException, InterruptedException {
        Random chance = new Random(FaultSeed.announced());
        long end = System.nanoTime() + time.toNanos();
        try (Cluster cluster = new Cluster(LEASE, chance)) {
            Faults faults = new Faults(cluster, chance, perSecond);
            while (System.nanoTime() < end) {
                Strike strike = STRIKES.get(chance.nextInt(STRIKES.size()));
                System.out.println("Fault: " + strike.text());
                faults.strike(strike.fault());
            }
            System.out.println(cluster.summary());
        }
    }
}
