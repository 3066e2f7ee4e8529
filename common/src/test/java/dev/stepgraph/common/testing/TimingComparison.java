package dev.stepgraph.common.testing;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether two kinds of input can be told apart by how long something takes with them. Both are
 * measured in turns that chance decides, so that what else the machine does meets them alike, and
 * compared by Welch's t-test without the slowest measurements.
 *
 * @param <T> the inputs; each is made anew, so that none is nearer to the processor than another
 */
public final class TimingComparison<T> {

    /** Two alike differ by more in one of a hundred comparisons. */
    private static final double LIKELY = 2.576;

    /** Two that differ do so in all of them; five in a row are chance once in 10,000,000,000. */
    private static final int ROUNDS = 5;

    private static final double KEPT = 0.9;

    private final Supplier<T> one;
    private final Supplier<T> other;
    private final Predicate<T> timed;
    private final SplittableRandom chance = new SplittableRandom();
    private boolean sink;

    /**
     * @param timed what is measured
     */
    public TimingComparison(Supplier<T> one, Supplier<T> other, Predicate<T> timed) {
        this.one = one;
        this.other = other;
        this.timed = timed;
    }

    /** Whether every one of some rounds of that many measurements finds a difference. */
    public boolean tellsApart(int measurements) {
        round(measurements / 2);
        for (int i = 0; i < ROUNDS; i++) {
            if (Math.abs(round(measurements)) < LIKELY) {
                return false;
            }
        }
        return true;
    }

    private double round(int measurements) {
        boolean[] isOne = new boolean[measurements];
        long[] nanos = new long[measurements];
        for (int i = 0; i < measurements; i++) {
            isOne[i] = chance.nextBoolean();
            T input = isOne[i] ? one.get() : other.get();
            long start = System.nanoTime();
            sink ^= timed.test(input);
            nanos[i] = System.nanoTime() - start;
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        long slowest = sorted[(int) (measurements * KEPT)];
        return Sample.of(nanos, isOne, true, slowest).t(Sample.of(nanos, isOne, false, slowest));
    }

    @Override
    public String toString() {
        return "TimingComparison[" + sink + "]";
    }

    private record Sample(double count, double mean, double variance) {

        static Sample of(long[] nanos, boolean[] isOne, boolean which, long slowest) {
            double[] kept = new double[nanos.length];
            int count = 0;
            for (int i = 0; i < nanos.length; i++) {
                if (isOne[i] == which && nanos[i] <= slowest) {
                    kept[count++] = nanos[i];
                }
            }
            double mean = Arrays.stream(kept, 0, count).average().orElseThrow();
            double squares = Arrays.stream(kept, 0, count).map(x -> (x - mean) * (x - mean)).sum();
            return new Sample(count, mean, squares / (count - 1));
        }

        double t(Sample that) {
            return (mean - that.mean)
                    / Math.sqrt(variance / count + that.variance / that.count + Double.MIN_NORMAL);
        }
    }
}
