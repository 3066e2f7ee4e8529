package dev.stepgraph.workflow.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * An execution that needs attention at an instant.
 *
 * @param executionId the execution
 * @param at the instant
 */
public record WakeUp(UUID executionId, Instant at) {}
