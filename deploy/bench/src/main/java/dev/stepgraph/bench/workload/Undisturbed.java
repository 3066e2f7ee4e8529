package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Measures again what the machine slept through. */
final class Undisturbed {

    private static final int ATTEMPTS = 4;

    private Undisturbed() {}

    /** What the measurement yields, the last one if none was undisturbed. */
    static <T> T measure(Stand stand, Callable<T> measurement) throws Exception {
        for (int attempt = 1; true; attempt++) {
            Duration before = stand.standstills().total();
            T figure = measurement.call();
            Duration stoodStill = stand.standstills().total().minus(before);
            if (stoodStill.isZero() || attempt == ATTEMPTS) {
                return figure;
            }
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "the machine stood still for %d s: once more",
                                    stoodStill.toSeconds()));
        }
    }
}
