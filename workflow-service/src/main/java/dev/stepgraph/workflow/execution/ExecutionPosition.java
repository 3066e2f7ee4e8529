package dev.stepgraph.workflow.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in the listing of executions, which is ordered by key and thereby by start, newest first.
 *
 * @param startDate when the last execution that was listed began
 * @param id its key
 */
public record ExecutionPosition(Instant startDate, UUID id) {}
