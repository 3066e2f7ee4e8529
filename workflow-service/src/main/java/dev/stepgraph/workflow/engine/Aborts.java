package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.model.WaitState;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

/** Cuts off the branches of a state that failed. */
final class Aborts {

    private Aborts() {}

    /**
     * Says of each branch still at work that it was cut off; all hang on the frame's last event.
     */
    static void abortBranches(Turn turn, Frame frame) {
        abortBranches(turn.burst(), frame, frame.lastEventId());
    }

    private static void abortBranches(Burst burst, Frame frame, long cause) {
        if (!(frame.phase() instanceof Phase.Joining joining)) {
            return;
        }
        for (Frame child : joining.join().running()) {
            boolean entered = child.entered();
            abortBranches(burst, child, cause);
            if (frame.state() instanceof MapState map) {
                burst.emit(
                        child,
                        cause,
                        HistoryEventType.MAP_ITERATION_ABORTED,
                        new EventDetails.MapIteration(map.name(), child.index()));
            }
            if (entered) {
                abortState(burst, child, cause);
            }
        }
    }

    /** Says that the state a frame is in was cut off. */
    static void abortState(Burst burst, Frame frame, long cause) {
        burst.cancel(frame);
        HistoryEventType type = abortedType(frame);
        if (type != null) {
            burst.emit(frame, cause, type, new EventDetails.None());
        }
    }

    private static @Nullable HistoryEventType abortedType(Frame frame) {
        return switch (frame.state()) {
            case TaskState _ -> HistoryEventType.TASK_STATE_ABORTED;
            case WaitState _ -> HistoryEventType.WAIT_STATE_ABORTED;
            case MapState _ -> HistoryEventType.MAP_STATE_ABORTED;
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_ABORTED;
            default -> null;
        };
    }
}
