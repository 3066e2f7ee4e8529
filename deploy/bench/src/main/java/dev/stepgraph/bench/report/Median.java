package dev.stepgraph.bench.report;

import java.util.List;

/** The middle of a few repetitions. */
public final class Median {

    private Median() {}

    /** The middle one; the mean of the two in the middle if their number is even. */
    public static double of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
