package dev.stepgraph.workflow.engine;

/**
 * The engine's limits.
 *
 * @param maxEvents how many events a history may have; the last of them is the failure
 * @param maxPayloadBytes how many bytes of UTF-8 an input, output or result may have
 * @param maxBurst how many events one decision may hold
 * @param maxInlineConcurrency how many iterations of an inline Map run at once
 */
public record EngineLimits(
        int maxEvents, int maxPayloadBytes, int maxBurst, int maxInlineConcurrency) {

    /** AWS's quotas. */
    public static final EngineLimits DEFAULTS = new EngineLimits(25_000, 262_144, 1_000, 40);
}
