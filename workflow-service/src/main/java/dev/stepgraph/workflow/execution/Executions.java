package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Decision.Verdict;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.store.ExecutionRow;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What others do with executions. Calls block, a few seconds at the most; a refusal is an {@code
 * AwsException}. Meant to be called on virtual threads.
 */
public class Executions {

    private final Starter starter;
    private final ExpressRuns express;
    private final CommandRouter router;
    private final ExecutionReads reads;
    private final OpenExecutions open;

    Executions(
            Starter starter,
            ExpressRuns express,
            CommandRouter router,
            ExecutionReads reads,
            OpenExecutions open) {
        this.starter = starter;
        this.express = express;
        this.router = router;
        this.reads = reads;
        this.open = open;
    }

    /** How many Standard executions run in the whole cluster, as counted within the last minute. */
    public long running() {
        return open.running();
    }

    /** Whether executions can be started here: this replica has shards, and its lease lasts. */
    public boolean ready() {
        return starter.ready();
    }

    /** Starts an execution; when this returns, the start is durable. */
    public StartedExecution start(NewExecution request) {
        return reads.whileAvailable(() ->
                request.revision().type() == StateMachineType.EXPRESS
                        ? express.start(request)
                        : starter.start(request));
    }

    /** Runs an Express execution to its end, in memory. */
    public ExecutionRecord startSync(NewExecution request) {
        return express.runSync(request);
    }

    /**
     * Ends an execution as ABORTED.
     *
     * @return the stop date; of an execution that has ended before, the date when it did
     */
    public Instant stop(String executionArn, @Nullable String error, @Nullable String cause) {
        ExecutionRow row =
                reads.row(executionArn)
                        .orElseThrow(() ->
                                new AwsException(
                                        AwsErrorCode.ExecutionDoesNotExist,
                                        "Execution Does Not Exist: '" + executionArn + "'"));
        if (row.state().stoppedAt() != null) {
            return row.state().stoppedAt();
        }
        Answer answer = router.send(row.id(), new Command.StopExecution(error, cause));
        return Objects.requireNonNull(answer.stoppedAt());
    }

    /** Sends a command to an execution; its answer is durable. */
    public Verdict send(UUID executionId, Command command) {
        return router.send(executionId, command).verdict();
    }

    /** The execution of that ARN. */
    public Optional<ExecutionRecord> find(String executionArn) {
        return reads.find(executionArn);
    }

    /** The execution of that key. */
    public Optional<ExecutionRecord> find(UUID id) {
        return reads.find(id);
    }

    /** Executions, newest first, without their payloads. */
    public ExecutionPage list(ExecutionQuery query) {
        return reads.list(query);
    }

    /** Events of an execution's history, those that AWS shows. */
    public List<HistoryEvent> history(UUID executionId, HistoryRange range) {
        return reads.history(executionId, range);
    }
}
