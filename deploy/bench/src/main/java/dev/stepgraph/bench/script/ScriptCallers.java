package dev.stepgraph.bench.script;

import dev.stepgraph.bench.report.Percentiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Callers on virtual threads, as the gateway's are, each of which asks for one thing at a time. */
public final class ScriptCallers {

    private ScriptCallers() {}

    /**
     * Has so many ask for that long.
     *
     * @throws ExecutionException if one of them was not answered as it should be
     */
    public static RoundTrips run(int callers, Duration length, Runnable question)
            throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long end = began + length.toNanos();
        List<Future<long[]>> all = new ArrayList<>();
        LongStream times = LongStream.empty();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                all.add(executor.submit(() -> ask(question, end)));
            }
            for (Future<long[]> each : all) {
                times = LongStream.concat(times, LongStream.of(each.get()));
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new RoundTrips(new Percentiles(times.toArray()), took);
    }

    private static long[] ask(Runnable question, long end) {
        LongStream.Builder times = LongStream.builder();
        long before = System.nanoTime();
        do {
            question.run();
            long after = System.nanoTime();
            times.add(after - before);
            before = after;
        } while (before - end < 0);
        return times.build().toArray();
    }
}
