package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.Catcher;
import dev.stepgraph.workflow.asl.model.ErrorHandling;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.Retrier;
import dev.stepgraph.workflow.engine.error.Backoff;
import dev.stepgraph.workflow.engine.error.ErrorMatching;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.engine.state.MapHandler;
import dev.stepgraph.workflow.engine.state.StateHandlers;
import dev.stepgraph.workflow.engine.state.StateOutputs;

import java.util.List;

/**
 * What becomes of a failure: the state's retriers are asked, then its catchers; if none answers,
 * the frame fails, and with it, perhaps, the state it is a branch of.
 */
final class Failures {

    private Failures() {}

    static void handle(Turn turn, ErrorOutput failure, boolean retryable) {
        ErrorHandling handling = StateHandlers.errorHandling(turn.frame().state());
        if (retryable && retry(turn, handling.retriers(), failure)) {
            return;
        }
        failJoin(turn, failure);
        for (Catcher catcher : handling.catchers()) {
            if (ErrorMatching.matches(catcher.errorEquals(), failure.error())) {
                StateOutputs.exitCaught(turn, catcher, failure);
                return;
            }
        }
        propagate(turn, failure);
    }

    /** Fails a state whatever its own Retry and Catch say. */
    static void failForGood(Turn turn, ErrorOutput failure) {
        failJoin(turn, failure);
        propagate(turn, failure);
    }

    private static boolean retry(Turn turn, List<Retrier> retriers, ErrorOutput failure) {
        Frame frame = turn.frame();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (!ErrorMatching.matches(retrier.errorEquals(), failure.error())) {
                continue;
            }
            int retried = frame.retriesOf(i);
            if (retried >= retrier.maxAttempts()) {
                return false;
            }
            Aborts.abortBranches(turn, frame);
            turn.burst()
                    .note(
                            frame,
                            HistoryEventType.RETRY_SCHEDULED,
                            new EventDetails.RetryScheduled(
                                    frame.state().name(),
                                    i,
                                    turn.now()
                                            .plus(Backoff.delay(retrier, retried, turn.chance()))));
            return true;
        }
        return false;
    }

    /** Says of a Parallel or Map state whose branches were at work that it failed. */
    private static void failJoin(Turn turn, ErrorOutput failure) {
        Frame frame = turn.frame();
        if (!(frame.phase() instanceof Phase.Joining)) {
            return;
        }
        Aborts.abortBranches(turn, frame);
        turn.emit(
                frame.state() instanceof MapState
                        ? HistoryEventType.MAP_STATE_FAILED
                        : HistoryEventType.PARALLEL_STATE_FAILED,
                new EventDetails.JoinFailed(failure.error(), failure.cause()));
    }

    private static void propagate(Turn turn, ErrorOutput failure) {
        Frame frame = turn.frame();
        Frame parent = frame.parent();
        if (parent == null) {
            turn.emit(
                    HistoryEventType.EXECUTION_FAILED,
                    new EventDetails.ExecutionFailed(failure.error(), failure.cause()));
        } else if (parent.state() instanceof ParallelState) {
            failBranch(turn, parent, failure);
        } else {
            failIteration(turn, parent, failure);
        }
    }

    private static void failBranch(Turn turn, Frame parent, ErrorOutput failure) {
        parent.ledTo(turn.frame().lastEventId());
        Failures.handle(turn.of(parent), failure, true);
    }

    private static void failIteration(Turn turn, Frame parent, ErrorOutput failure) {
        Frame frame = turn.frame();
        turn.emit(
                HistoryEventType.MAP_ITERATION_FAILED,
                new EventDetails.MapIterationFailed(
                        parent.state().name(), frame.index(), failure.error(), failure.cause()));
        Aborts.abortState(turn.burst(), frame, frame.lastEventId());
        Turn parents = turn.of(parent);
        MapHandler.failsBeyondTolerance((MapState) parent.state(), parents.join(), parents);
    }
}
