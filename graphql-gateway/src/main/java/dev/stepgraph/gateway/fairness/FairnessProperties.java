package dev.stepgraph.gateway.fairness;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What one API may have of the processors in work that takes long: documents that nobody sent
 * before, large bodies, and templates that do not end soon.
 *
 * @param share which part of all processors' time, in the long run
 * @param burst how much of one processor's time at once after a pause
 */
@ConfigurationProperties("stepgraph.fairness")
public record FairnessProperties(
        @DefaultValue("0.05") double share, @DefaultValue("100ms") Duration burst) {

    /** Refuses a share with which nothing would ever be done. */
    public FairnessProperties {
        if (!(share > 0) || share > 1) {
            throw new IllegalArgumentException("A share is more than 0 and at most 1: " + share);
        }
        if (burst.isNegative()) {
            throw new IllegalArgumentException("A burst is not negative: " + burst);
        }
    }

    /** Every setting as it is when nobody sets it. */
    public static FairnessProperties defaults() {
        return new FairnessProperties(0.05, Duration.ofMillis(100));
    }
}
