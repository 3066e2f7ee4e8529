package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.engine.Decision.Verdict;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides what an execution does next. Safe for use by many threads, each with an execution of its
 * own.
 */
public final class Interpreter {

    private final EngineLimits limits;
    private final TaskTokenSource tokens;
    private final RandomGenerator chance;

    /**
     * @param limits the engine's limits
     * @param tokens makes the tokens of tasks that wait for one
     * @param chance the source of UUIDs, random numbers and jitter; safe for use by many threads
     */
    public Interpreter(EngineLimits limits, TaskTokenSource tokens, RandomGenerator chance) {
        this.limits = limits;
        this.tokens = tokens;
        this.chance = chance;
    }

    /**
     * Carries the execution on until everything in it waits for the outside, or the burst is full.
     *
     * <p>The execution is moved along with the events that are decided. If they are not committed,
     * it must be thrown away and rebuilt from its history.
     */
    public Decision decide(Execution execution, Command command, Instant now) {
        if (execution.status().terminal()) {
            return new Decision(List.of(), List.of(), false, Verdict.EXECUTION_ENDED);
        }
        Burst burst = new Burst(execution, now, limits);
        Verdict verdict;
        try {
            verdict = accept(burst, command);
            run(burst);
        } catch (Burst.HistoryFull _) {
            endFull(burst);
            verdict = Verdict.ACCEPTED;
        }
        return burst.decision(verdict);
    }

    private Verdict accept(Burst burst, Command command) {
        return switch (command) {
            case Command.StartExecution start -> {
                start(burst, start);
                yield Verdict.ACCEPTED;
            }
            case Command.ContinueExecution _ -> {
                enqueueRunnable(burst);
                yield Verdict.ACCEPTED;
            }
            case Command.FireTimers _ -> {
                Timers.fire(burst);
                yield Verdict.ACCEPTED;
            }
            case Command.StopExecution stop -> {
                stop(burst, stop);
                yield Verdict.ACCEPTED;
            }
            case Command.SucceedTask done ->
                    TaskOutcomes.succeed(burst, done.scheduledEventId(), done.output());
            case Command.FailTask done ->
                    TaskOutcomes.fail(burst, done.scheduledEventId(), done.failure());
            case Command.SubmitTask done ->
                    TaskOutcomes.submit(burst, done.scheduledEventId(), done.output());
            case Command.RecordHeartbeat alive ->
                    TaskOutcomes.heartbeat(burst, alive.scheduledEventId());
        };
    }

    private void start(Burst burst, Command.StartExecution start) {
        Execution execution = burst.execution();
        if (execution.lastEventId() > 0) {
            throw new IllegalStateException("started already: " + execution.identity().id());
        }
        String role = execution.identity().roleArn();
        burst.emit(
                0,
                0,
                HistoryEventType.EXECUTION_STARTED,
                new EventDetails.ExecutionStarted(start.input(), role));
        burst.enqueue(execution.frame(0));
    }

    private static void stop(Burst burst, Command.StopExecution stop) {
        burst.emit(
                0,
                0,
                HistoryEventType.EXECUTION_ABORTED,
                new EventDetails.ExecutionFailed(stop.error(), stop.cause()));
    }

    private static void enqueueRunnable(Burst burst) {
        burst.execution().frames().stream().filter(Steps::runnable).forEach(burst::enqueue);
    }

    private void run(Burst burst) {
        Steps steps = new Steps(burst, tokens, chance);
        while (!burst.full() && !burst.execution().status().terminal()) {
            Frame frame = burst.nextFrame();
            if (frame == null) {
                return;
            }
            steps.step(frame);
        }
    }

    private void endFull(Burst burst) {
        String cause =
                "The execution reached the maximum number of history events (%d)."
                        .formatted(limits.maxEvents());
        burst.emit(
                0,
                burst.execution().lastEventId(),
                HistoryEventType.EXECUTION_FAILED,
                new EventDetails.ExecutionFailed(ErrorName.RUNTIME.text(), cause));
    }
}
