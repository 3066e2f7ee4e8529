package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;

/** What happens to an execution when its time has come. */
final class Timers {

    private Timers() {}

    /** Fires whatever is due, and nothing that is not. */
    static void fire(Burst burst) {
        Instant now = burst.now();
        Execution execution = burst.execution();
        if (due(execution.deadline(), now)) {
            burst.emit(
                    0,
                    0,
                    HistoryEventType.EXECUTION_TIMED_OUT,
                    new EventDetails.ExecutionFailed(ErrorName.TIMEOUT.text(), null));
            return;
        }
        for (Frame frame : new ArrayList<>(execution.frames())) {
            if (due(frame.phase().due(), now)) {
                fire(burst, frame);
            }
        }
    }

    private static void fire(Burst burst, Frame frame) {
        if (frame.phase() instanceof Phase.Running) {
            TaskOutcomes.timeOut(burst, frame);
        }
        burst.enqueue(frame);
    }

    /** Whether an instant, if there is one, has come. */
    static boolean due(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }
}
