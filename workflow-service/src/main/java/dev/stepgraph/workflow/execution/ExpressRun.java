package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Decision;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.engine.Interpreter;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs one Express execution from start to end on the caller's thread: the same decisions as a
 * Standard one's, and no database in between.
 */
final class ExpressRun {

    private static final Logger LOG = LoggerFactory.getLogger(ExpressRun.class);

    private final Parts parts;
    private final Execution execution;
    private final Instant limit;
    private final BlockingQueue<Command> inbox = new LinkedBlockingQueue<>();

    /**
     * What runs are made with.
     *
     * @param limit how long an execution may take
     */
    record Parts(
            Interpreter interpreter,
            EffectHandout effects,
            List<CommittedListener> listeners,
            InstantSource clock,
            Duration limit) {}

    /** How an execution ended. */
    record End(ExecutionStatus status, Instant stoppedAt, @Nullable ErrorOutput failure) {}

    ExpressRun(Parts parts, Execution execution) {
        this.parts = parts;
        this.execution = execution;
        this.limit = parts.clock().instant().plus(parts.limit());
    }

    /** Runs the execution to its end, or to its limit. */
    End run(Command start) throws InterruptedException {
        Command next = start;
        while (next != null) {
            try {
                Decision decision =
                        parts.interpreter().decide(execution, next, parts.clock().instant());
                publish(decision);
                if (execution.status().terminal()) {
                    return end();
                }
                parts.effects().handOut(execution.identity(), decision.effects(), inbox::add);
                next = decision.unfinished() ? new Command.ContinueExecution() : awaitNext();
            } catch (RuntimeException | Error e) {
                LOG.error("The service failed on {}", execution.identity().arn(), e);
                return ended(ExecutionStatus.FAILED, ErrorName.RUNTIME);
            }
        }
        return ended(ExecutionStatus.TIMED_OUT, ErrorName.TIMEOUT);
    }

    /** What comes in next, or the timers' call; null when the limit is reached. */
    private @Nullable Command awaitNext() throws InterruptedException {
        Instant timer = execution.nextTimer();
        Instant until = timer == null || timer.isAfter(limit) ? limit : timer;
        Duration left = Duration.between(parts.clock().instant(), until);
        Command command = inbox.poll(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        if (command != null) {
            return command;
        }
        return parts.clock().instant().isBefore(limit) ? new Command.FireTimers() : null;
    }

    private void publish(Decision decision) {
        if (decision.events().isEmpty()) {
            return;
        }
        for (CommittedListener listener : parts.listeners()) {
            listener.committed(execution.identity(), StateMachineType.EXPRESS, decision.events());
        }
    }

    private End end() {
        Instant stoppedAt = execution.stoppedAt();
        Instant at = stoppedAt == null ? parts.clock().instant() : stoppedAt;
        return new End(execution.status(), at, execution.failure());
    }

    /** Not by a decision, so what is being carried out is given up here. */
    private End ended(ExecutionStatus status, ErrorName error) {
        List<Effect> open =
                execution.openTasks().stream()
                        .<Effect>map(task -> new Effect.CancelTask(task.scheduledEventId()))
                        .toList();
        parts.effects().handOut(execution.identity(), open, inbox::add);
        ErrorOutput failure = new ErrorOutput(error.text(), null);
        return new End(status, parts.clock().instant(), failure);
    }
}
