package dev.stepgraph.workflow.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * A start that is durable.
 *
 * @param id the execution's key
 * @param arn the execution's ARN
 * @param startDate when it began
 */
public record StartedExecution(UUID id, String arn, Instant startDate) {}
