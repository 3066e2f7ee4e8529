package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.ExecutionRecord;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An execution as an answer has it; a list leaves out input and output.
 *
 * @param error how it failed; absent otherwise
 * @param cause why it failed; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExecutionView(
        UUID id,
        String arn,
        String name,
        String stateMachineArn,
        ExecutionStatus status,
        Instant startDate,
        @Nullable Instant stopDate,
        @Schema(implementation = Object.class) @Nullable RawJson input,
        @Schema(implementation = Object.class) @Nullable RawJson output,
        @Nullable String error,
        @Nullable String cause) {

    /** A page of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ExecutionView> executions, @Nullable String nextPageToken) {}

    static ExecutionView of(ExecutionRecord execution) {
        return of(
                execution,
                new RawJson(execution.inputText()),
                RawJson.ofNullable(execution.outputText()));
    }

    static ExecutionView summary(ExecutionRecord execution) {
        return of(execution, null, null);
    }

    private static ExecutionView of(
            ExecutionRecord execution, @Nullable RawJson input, @Nullable RawJson output) {
        ErrorOutput failure = execution.failure();
        return new ExecutionView(
                execution.id(),
                execution.arn(),
                execution.name(),
                execution.stateMachineArn(),
                execution.status(),
                execution.startDate(),
                execution.stopDate(),
                input,
                output,
                failure == null ? null : failure.error(),
                failure == null ? null : failure.cause());
    }
}
