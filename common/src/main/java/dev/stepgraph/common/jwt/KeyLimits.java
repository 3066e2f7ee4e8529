package dev.stepgraph.common.jwt;

import java.time.Duration;

/**
 * How often issuers are asked for their keys.
 *
 * @param maxAge for how long keys are used before they are fetched again; they stay in use while
 *     the issuer cannot be reached
 * @param minAge how long nothing is fetched after keys were, whatever keys tokens name
 */
public record KeyLimits(Duration maxAge, Duration minAge) {

    /** An hour, and five minutes. */
    public static final KeyLimits DEFAULTS =
            new KeyLimits(Duration.ofHours(1), Duration.ofMinutes(5));
}
