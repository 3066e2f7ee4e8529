package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.engine.state.MapHandler;
import dev.stepgraph.workflow.engine.state.StateHandlers;
import dev.stepgraph.workflow.engine.state.StateOutputs;
import dev.stepgraph.workflow.engine.state.TaskHandler;

import java.util.random.RandomGenerator;

/** Takes a frame from one phase to the next. */
final class Steps {

    private final Burst burst;
    private final TaskTokenSource tokens;
    private final RandomGenerator chance;

    Steps(Burst burst, TaskTokenSource tokens, RandomGenerator chance) {
        this.burst = burst;
        this.tokens = tokens;
        this.chance = chance;
    }

    /** Whether a frame can go on by itself, whatever the time. */
    static boolean runnable(Frame frame) {
        return switch (frame.phase()) {
            case Phase.Ready _, Phase.Entered _, Phase.Scheduled _, Phase.Resulted _ -> true;
            case Phase.Failing _, Phase.Done _ -> true;
            case Phase.Joining joining -> MapHandler.runnable(joining.join());
            case Phase.Running _, Phase.Waiting _, Phase.Retrying _ -> false;
        };
    }

    void step(Frame frame) {
        if (burst.execution().gone(frame)) {
            return;
        }
        Turn turn = new Turn(burst, frame, tokens, chance);
        try {
            advance(frame, turn);
        } catch (EvaluationFailure failure) {
            Failures.handle(turn, turn.failure(failure), true);
        }
        requeue(frame);
    }

    private void requeue(Frame frame) {
        if (!burst.execution().gone(frame)) {
            if (runnable(frame) || Timers.due(frame.phase().due(), burst.now())) {
                burst.enqueue(frame);
            }
        } else if (frame.parent() != null && !burst.execution().gone(frame.parent())) {
            requeue(frame.parent());
        }
    }

    private void advance(Frame frame, Turn turn) {
        switch (frame.phase()) {
            case Phase.Ready ready -> enter(frame, turn, ready.next());
            case Phase.Entered _ -> StateHandlers.begin(frame.state(), turn);
            case Phase.Retrying retrying -> {
                if (Timers.due(retrying.at(), burst.now())) {
                    StateHandlers.begin(frame.state(), turn);
                }
            }
            case Phase.Waiting waiting -> {
                if (Timers.due(waiting.until(), burst.now())) {
                    StateOutputs.exitUnchanged(turn);
                }
            }
            case Phase.Scheduled scheduled -> startTask(frame, turn, scheduled.attempt());
            case Phase.Resulted resulted -> StateOutputs.exit(turn, resulted.result());
            case Phase.Failing failing ->
                    Failures.handle(turn, failing.failure(), failing.retryable());
            case Phase.Joining joining -> StateHandlers.goOn(frame.state(), joining.join(), turn);
            case Phase.Done _ -> finish(frame);
            case Phase.Running _ -> {
                // Somebody outside is at it.
            }
        }
    }

    private void enter(Frame frame, Turn turn, String next) {
        Frame parent = frame.parent();
        if (frame.awaitsInput() && parent != null) {
            Turn parents = new Turn(burst, parent, tokens, chance);
            try {
                frame.data(StateHandlers.childInput(parent.state(), frame.index(), parents));
            } catch (EvaluationFailure failure) {
                Failures.handle(parents, parents.failure(failure), true);
                return;
            }
        }
        StateHandlers.enter(frame.graph().state(next), turn);
        if (frame.phase() instanceof Phase.Entered) {
            StateHandlers.begin(frame.state(), turn);
        }
    }

    private void startTask(Frame frame, Turn turn, TaskAttempt attempt) {
        TaskHandler.emitStarted((TaskState) frame.state(), turn);
        burst.effect(Execution.invocation(frame, attempt));
    }

    private void finish(Frame frame) {
        Frame parent = frame.parent();
        if (parent == null) {
            burst.emit(
                    frame,
                    frame.lastEventId(),
                    HistoryEventType.EXECUTION_SUCCEEDED,
                    new EventDetails.ExecutionSucceeded(frame.data()));
            return;
        }
        burst.emit(
                frame,
                frame.lastEventId(),
                HistoryEventType.MAP_ITERATION_SUCCEEDED,
                new EventDetails.MapIteration(parent.state().name(), frame.index()));
    }
}
