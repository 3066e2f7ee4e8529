package dev.stepgraph.bench;

import java.time.Duration;

/**
 * How long and how often everything is measured.
 *
 * @param repetitions how often; the median is told
 * @param warmUp how long the same load runs before, unmeasured, when the service has just started
 * @param warmUpAgain how long before, when only the kind of load is new
 * @param load how long the load runs in a repetition
 * @param transitions how long T is measured, before and after each repetition
 * @param sequence how many executions run one after another where the time of one is told
 */
public record Pace(
        int repetitions,
        Duration warmUp,
        Duration warmUpAgain,
        Duration load,
        Duration transitions,
        int sequence) {

    /** For figures that are written down. */
    public static final Pace RECORD =
            new Pace(
                    3,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(4),
                    500);

    /** For a look. */
    public static final Pace QUICK =
            new Pace(
                    1,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    200);
}
