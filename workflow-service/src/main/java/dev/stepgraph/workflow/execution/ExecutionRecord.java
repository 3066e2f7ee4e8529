package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An execution as its caller sees it.
 *
 * @param revisionId the revision that it runs
 * @param inputText the input as it was sent
 * @param outputText the output as JSON; null unless it succeeded
 * @param failure how it ended; null unless it ended without success
 */
public record ExecutionRecord(
        UUID id,
        String arn,
        String name,
        String stateMachineArn,
        UUID revisionId,
        ExecutionStatus status,
        Instant startDate,
        @Nullable Instant stopDate,
        String inputText,
        @Nullable String outputText,
        @Nullable ErrorOutput failure,
        @Nullable String traceHeader) {}
