package dev.stepgraph.workflow.asl.model;

import org.jspecify.annotations.Nullable;

/**
 * The limits of a Map state. Absent values mean: as many as the service allows at once, and no
 * failure tolerated.
 *
 * @param maxConcurrency iterations at once; 0 means no limit but the service's
 * @param toleratedFailureCount items that may fail
 * @param toleratedFailurePercentage 0 to 100: share of the items that may fail
 */
public record MapLimits(
        @Nullable FieldValue<Long> maxConcurrency,
        @Nullable FieldValue<Long> toleratedFailureCount,
        @Nullable FieldValue<Double> toleratedFailurePercentage) {}
