package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.history.HistoryEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What others do with executions. Calls block, a few seconds at the most; a refusal is an {@code
 * AwsException}. Meant to be called on virtual threads.
 */
@Component
public class Executions {

    /** Starts an execution; when this returns, the start is durable. */
    public StartedExecution start(NewExecution request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /** Runs an Express execution to its end, in memory. */
    public ExecutionRecord startSync(NewExecution request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /**
     * Ends an execution as ABORTED.
     *
     * @return the stop date; of an execution that has ended before, the date when it did
     */
    public Instant stop(String executionArn, @Nullable String error, @Nullable String cause) {
        throw new UnsupportedOperationException(executionArn + error + cause);
    }

    /** The execution of that ARN. */
    public Optional<ExecutionRecord> find(String executionArn) {
        throw new UnsupportedOperationException(executionArn);
    }

    /** The execution of that key. */
    public Optional<ExecutionRecord> find(UUID id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /** Executions, newest first. */
    public ExecutionPage list(ExecutionQuery query) {
        throw new UnsupportedOperationException(query.toString());
    }

    /** Events of an execution's history, those that AWS shows. */
    public List<HistoryEvent> history(UUID executionId, HistoryRange range) {
        throw new UnsupportedOperationException(executionId.toString() + range);
    }
}
