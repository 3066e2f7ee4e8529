package dev.stepgraph.workflow.execution.store;

import java.time.Instant;
import java.util.UUID;

/**
 * An execution that needs attention at an instant.
 *
 * @param id the execution
 * @param at the instant
 */
public record DueExecution(UUID id, Instant at) {}
