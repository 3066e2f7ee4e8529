package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.StateGraph;
import dev.stepgraph.workflow.engine.history.EventDetails.ExecutionFailed;
import dev.stepgraph.workflow.engine.history.EventDetails.ExecutionStarted;
import dev.stepgraph.workflow.engine.history.EventDetails.ExecutionSucceeded;
import dev.stepgraph.workflow.engine.history.EventDetails.HeartbeatRecorded;
import dev.stepgraph.workflow.engine.history.EventDetails.JoinFailed;
import dev.stepgraph.workflow.engine.history.EventDetails.LambdaFunctionFailed;
import dev.stepgraph.workflow.engine.history.EventDetails.LambdaFunctionScheduled;
import dev.stepgraph.workflow.engine.history.EventDetails.LambdaFunctionSucceeded;
import dev.stepgraph.workflow.engine.history.EventDetails.MapIteration;
import dev.stepgraph.workflow.engine.history.EventDetails.MapIterationFailed;
import dev.stepgraph.workflow.engine.history.EventDetails.MapStateStarted;
import dev.stepgraph.workflow.engine.history.EventDetails.None;
import dev.stepgraph.workflow.engine.history.EventDetails.RetryScheduled;
import dev.stepgraph.workflow.engine.history.EventDetails.StateEntered;
import dev.stepgraph.workflow.engine.history.EventDetails.StateExited;
import dev.stepgraph.workflow.engine.history.EventDetails.TaskFailed;
import dev.stepgraph.workflow.engine.history.EventDetails.TaskScheduled;
import dev.stepgraph.workflow.engine.history.EventDetails.TaskStarted;
import dev.stepgraph.workflow.engine.history.EventDetails.TaskSubmitted;
import dev.stepgraph.workflow.engine.history.EventDetails.TaskSucceeded;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** How an event moves the frame it happened in. */
final class FrameEvolution {

    private final Execution execution;
    private final Frame frame;
    private final HistoryEvent event;

    private FrameEvolution(Execution execution, Frame frame, HistoryEvent event) {
        this.execution = execution;
        this.frame = frame;
        this.event = event;
    }

    static void evolve(Execution execution, Frame frame, HistoryEvent event) {
        new FrameEvolution(execution, frame, event).apply();
    }

    private void apply() {
        switch (event.details()) {
            case StateEntered entered -> enter(entered);
            case StateExited exited -> {
                moveOn();
                frame.exit(exited.output(), exited.next());
                endBranch();
            }
            case LambdaFunctionScheduled scheduled ->
                    schedule(scheduled.input(), scheduled.timeoutInSeconds(), null);
            case TaskScheduled scheduled ->
                    schedule(
                            scheduled.parameters(),
                            scheduled.timeoutInSeconds(),
                            scheduled.heartbeatInSeconds());
            case TaskStarted _ -> startTask();
            case TaskSubmitted _ -> submit();
            case LambdaFunctionSucceeded succeeded -> result(succeeded.output());
            case TaskSucceeded succeeded -> result(succeeded.output());
            case LambdaFunctionFailed failed -> failing(failed.error(), failed.cause(), true);
            case TaskFailed failed -> failing(failed.error(), failed.cause(), true);
            case HeartbeatRecorded _ -> heartbeat();
            case RetryScheduled retry -> retry(retry);
            case MapStateStarted started -> {
                moveOn();
                frame.phase(new Phase.Joining(new Join(started.length())));
            }
            case MapIteration _ -> iteration();
            case MapIterationFailed failed ->
                    endChild(new ErrorOutput(failed.error(), failed.cause()));
            case JoinFailed failed -> {
                abandonJoin();
                failing(failed.error(), failed.cause(), false);
            }
            case None _ -> applyBare();
            case ExecutionStarted _, ExecutionSucceeded _, ExecutionFailed _ ->
                    throw new IllegalStateException("not an event of a frame: " + event.type());
        }
    }

    private void applyBare() {
        switch (event.type()) {
            case LAMBDA_FUNCTION_STARTED -> startTask();
            case PARALLEL_STATE_STARTED -> startBranches();
            case PARALLEL_STATE_SUCCEEDED, MAP_STATE_SUCCEEDED ->
                    frame.phase(new Phase.Resulted(join(frame).results()));
            default -> throw new IllegalStateException("details are missing: " + event.type());
        }
    }

    private void moveOn() {
        frame.ledTo(event.id());
    }

    private void enter(StateEntered entered) {
        moveOn();
        frame.enter(
                frame.graph().state(entered.name()),
                entered.input(),
                event.id(),
                event.timestamp());
        frame.phase(
                entered.until() == null ? new Phase.Entered() : new Phase.Waiting(entered.until()));
    }

    private void schedule(JsonNode parameters, @Nullable Long timeout, @Nullable Long heartbeat) {
        moveOn();
        frame.phase(
                new Phase.Scheduled(
                        TaskAttempt.scheduled(
                                event.id(), parameters, timeout, heartbeat, event.timestamp())));
    }

    private void startTask() {
        moveOn();
        if (frame.phase() instanceof Phase.Scheduled scheduled) {
            frame.phase(new Phase.Running(scheduled.attempt(), false));
        }
    }

    private void submit() {
        moveOn();
        if (frame.phase() instanceof Phase.Running running) {
            frame.phase(new Phase.Running(running.attempt(), true));
        }
    }

    private void heartbeat() {
        if (frame.phase() instanceof Phase.Running running) {
            TaskAttempt alive = running.attempt().alive(event.timestamp());
            frame.phase(new Phase.Running(alive, running.submitted()));
        }
    }

    private void result(JsonNode output) {
        moveOn();
        frame.phase(new Phase.Resulted(output));
    }

    private void failing(@Nullable String error, @Nullable String cause, boolean retryable) {
        moveOn();
        frame.phase(new Phase.Failing(new ErrorOutput(error, cause), retryable));
    }

    private void retry(RetryScheduled retry) {
        abandonJoin();
        frame.retry(retry.retrier(), retry.at());
    }

    private void startBranches() {
        moveOn();
        ParallelState state = (ParallelState) frame.state();
        Join join = new Join(state.branches().size());
        frame.phase(new Phase.Joining(join));
        for (StateGraph branch : state.branches()) {
            beginChild(join, branch);
        }
    }

    private void iteration() {
        switch (event.type()) {
            case MAP_ITERATION_STARTED ->
                    beginChild(join(frame), ((MapState) frame.state()).processor());
            case MAP_ITERATION_SUCCEEDED -> {
                Frame parent = parent();
                join(parent).succeed(frame);
                parent.ledTo(frame.lastEventId());
                execution.remove(frame);
            }
            default -> {
                join(parent()).abort(frame);
                execution.remove(frame);
            }
        }
    }

    private void beginChild(Join join, StateGraph graph) {
        Frame child =
                new Frame(execution.nextBranch(), frame, join.nextIndex(), graph, event.id(), null);
        join.begin(child);
        execution.add(child);
    }

    /** A branch of a Parallel ends by itself; only an iteration of a Map has an event for it. */
    private void endBranch() {
        if (frame.phase() instanceof Phase.Done
                && frame.parent() != null
                && frame.parent().state() instanceof ParallelState) {
            join(frame.parent()).succeed(frame);
            frame.parent().ledTo(frame.lastEventId());
            execution.remove(frame);
        }
    }

    private void endChild(ErrorOutput failure) {
        Frame parent = parent();
        join(parent).fail(frame, failure);
        parent.ledTo(frame.lastEventId());
        execution.remove(frame);
    }

    private void abandonJoin() {
        if (frame.phase() instanceof Phase.Joining joining) {
            joining.join().running().forEach(execution::remove);
        }
    }

    private Frame parent() {
        Frame parent = frame.parent();
        if (parent == null) {
            throw new IllegalStateException("the top level is no iteration");
        }
        return parent;
    }

    private static Join join(Frame frame) {
        if (frame.phase() instanceof Phase.Joining joining) {
            return joining.join();
        }
        throw new IllegalStateException("frame " + frame.number() + " waits for no branches");
    }
}
