package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.report.Percentiles;
import dev.stepgraph.bench.report.Row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Repetitions of a sequence.
 *
 * @param medians the p50 of each repetition, in milliseconds
 * @param tail the p99 of the last one
 */
record TimedSequence(List<Double> medians, double tail) {

    private static final int WARM_UP_BATCH = 20;

    /** Warms up and measures, as often as the pace says. */
    static TimedSequence measure(Stand stand, Row row, String name, Sequence sequence, int count)
            throws Exception {
        stand.progress().say(format(ROOT, "%s, %s: warming up", row.title(), name));
        warmUp(sequence, stand.pace().warmUpAgain());
        List<Double> medians = new ArrayList<>();
        double tail = 0;
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            Percentiles times = Undisturbed.measure(stand, () -> sequence.run(count));
            medians.add(times.millis(50));
            tail = times.millis(99);
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "%s %d: p50 %.2f ms, p99 %.2f ms",
                                    name,
                                    i,
                                    medians.getLast(),
                                    tail));
        }
        return new TimedSequence(medians, tail);
    }

    /** What stands behind the figure, for people. */
    String remark(int count) {
        return String.format(
                Locale.ROOT,
                "%d one after another, from StartExecution to a DescribeExecution that says SUCCEEDED; p99 %.1f ms",
                count,
                tail);
    }

    private static void warmUp(Sequence sequence, Duration length) throws Exception {
        long deadline = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < deadline) {
            sequence.run(WARM_UP_BATCH);
        }
    }
}
