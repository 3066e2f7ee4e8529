package dev.stepgraph.workflow.fault;

import dev.stepgraph.workflow.fault.Faults.Fault;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The faults of {@link FaultsTest} one after another, as chance has it. Run by {@code -Pchaos}, for
 * as many minutes as {@code -Dfaults.minutes} says and with as many starts each second as {@code
 * -Dfaults.rate} says.
 */
@Tag("chaos")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
class ChaosTest {

    private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("kill all", Faults::killAll);
        FAULTS.put("kill one", Faults::killOne);
        FAULTS.put("pause one", Faults::pauseOne);
        FAULTS.put("stop the database", Faults::stopDatabase);
        FAULTS.put("lose answers", Faults::loseAnswers);
        FAULTS.put("terminate one", Faults::terminateOne);
    }

    private static final Duration LEASE = Duration.ofSeconds(3);

    private final Duration time = Duration.ofMinutes(Integer.getInteger("faults.minutes", 10));
    private final int perSecond = Integer.getInteger("faults.rate", 100);

    @Test
    void comesThroughFaultAfterFault() throws IOException, InterruptedException {
        Random chance = new Random(FaultSeed.announced());
        List<String> names = List.copyOf(FAULTS.keySet());
        long end = System.nanoTime() + time.toNanos();
        try (Cluster cluster = new Cluster(LEASE, chance)) {
            Faults faults = new Faults(cluster, chance, perSecond);
            while (System.nanoTime() < end) {
                String name = names.get(chance.nextInt(names.size()));
                System.out.println("Fault: " + name);
                faults.strike(FAULTS.get(name));
            }
            System.out.println(cluster.summary());
        }
    }
}
