package dev.stepgraph.workflow.engine.error;

import dev.stepgraph.workflow.asl.model.Retrier;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a retry waits (States Language, "Retrying after error"). */
public final class Backoff {

    /** Longer waits than this many seconds would not fit AWS's limits anyway. */
    private static final double LONGEST_SECONDS = 99_999_999;

    private Backoff() {}

    /**
     * The wait before a retry.
     *
     * @param retried how often the retrier has retried before
     */
    public static Duration delay(Retrier retrier, int retried, RandomGenerator chance) {
        double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), retried);
        double longest =
                Math.min(LONGEST_SECONDS, (double) retrier.maxDelaySeconds().orElse(99_999_999L));
        long millis = Math.round(Math.min(seconds, longest) * 1_000);
        return Duration.ofMillis(retrier.fullJitter() ? chance.nextLong(millis + 1) : millis);
    }
}
