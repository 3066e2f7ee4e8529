package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.LoadClient;
import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.CpuUse;
import dev.stepgraph.bench.report.Percentiles;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs executions of one state machine for a while: a closed loop of clients that start them, until
 * the last has ended. That every acknowledged one has succeeded is verified in the database.
 */
final class Throughput {

    /** How many clients start executions. */
    static final int CLIENTS = 64;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Service.Machine machine;
    private final int most;

    /**
     * @param most how many executions may be under way, beyond those that are just being started
     */
    Throughput(Service.Machine machine, int most) {
        this.machine = machine;
        this.most = most;
    }

    /**
     * What was reached.
     *
     * @param executions how many ran
     * @param seconds from the first start to the last end
     * @param starts how long it took until starts were acknowledged
     * @param cpu what was used
     */
    record Result(long executions, double seconds, Percentiles starts, CpuUse cpu) {

        double stepsPerSecond() {
            return executions * Definitions.STEPS / seconds;
        }

        double cpuPerThousandSteps() {
            return cpu.platform() / executions / Definitions.STEPS * 1_000;
        }
    }

    /** Starts executions for that long, and waits for their ends. */
    Result measure(Duration length) throws Exception {
        byte[] request = machine.start(Definitions.PAYLOAD);
        AtomicLong free = new AtomicLong(most);
        try (ExecutionCounts counts = machine.counts();
                LoadClient client = machine.service().load(CLIENTS)) {
            long before = counts.succeeded();
            CpuMeter cpu = machine.service().cpu();
            long began = System.nanoTime();
            long deadline = began + length.toNanos();
            StartLoad load =
                    new StartLoad(
                            () -> request,
                            () -> System.nanoTime() >= deadline,
                            () -> free.decrementAndGet() < 0);
            runWatched(client, load, counts, free);
            long ended = awaitEnd(counts);
            CpuUse used = cpu.lap();
            load.requireNoRefusal();
            requireAllSucceeded(load.acknowledged(), counts.succeeded() - before);
            return new Result(
                    load.acknowledged(),
                    (ended - began) / 1e9,
                    load.durations().percentiles(),
                    used);
        }
    }

    /** While the load runs, sees how many executions have ended and lets as many be started. */
    private void runWatched(
            LoadClient client, StartLoad load, ExecutionCounts counts, AtomicLong free)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> running =
                    thread.submit(() -> {
                        client.run(load);
                        return null;
                    });
            while (!running.isDone()) {
                long acknowledged = load.acknowledged();
                long underWay = counts.running() + load.sent() - acknowledged;
                free.set(most + CLIENTS - underWay);
                Pauses.pause(BETWEEN_LOOKS);
            }
            running.get();
        }
    }

    private static long awaitEnd(ExecutionCounts counts) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long running = counts.running();
        while (running > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(running + " executions do not end");
            }
            Pauses.pause(BETWEEN_LOOKS);
            running = counts.running();
        }
        return System.nanoTime();
    }

    private static void requireAllSucceeded(long acknowledged, long succeeded) {
        if (acknowledged != succeeded) {
            throw new IllegalStateException(
                    "%d executions were acknowledged, but %d succeeded"
                            .formatted(acknowledged, succeeded));
        }
    }
}
