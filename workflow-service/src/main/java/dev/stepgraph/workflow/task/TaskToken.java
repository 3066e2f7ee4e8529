package dev.stepgraph.workflow.task;

import java.util.UUID;

/**
 * What a task token names.
 *
 * @param executionId the execution
 * @param scheduledEventId the event that scheduled the attempt; each attempt has its own
 */
public record TaskToken(UUID executionId, long scheduledEventId) {}
