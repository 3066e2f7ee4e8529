package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.ChoiceState;
import dev.stepgraph.workflow.asl.model.ErrorHandling;
import dev.stepgraph.workflow.asl.model.FailState;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.PassState;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.SucceedState;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.model.WaitState;
import dev.stepgraph.workflow.engine.Join;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Finds the handler of a state's type. */
public final class StateHandlers {

    private static final ErrorHandling NONE = new ErrorHandling(List.of(), List.of());

    private StateHandlers() {}

    /** Enters a state with the frame's data as its raw input. */
    public static void enter(State state, Turn turn) {
        if (state instanceof WaitState wait) {
            WaitHandler.enter(wait, turn);
        } else {
            turn.emit(
                    enteredType(state),
                    new EventDetails.StateEntered(state.name(), turn.frame().data(), null));
        }
    }

    /** Begins the state's work, for the first time or again. */
    public static void begin(State state, Turn turn) {
        switch (state) {
            case PassState pass -> PassHandler.begin(pass, turn);
            case ChoiceState choice -> ChoiceHandler.begin(choice, turn);
            case SucceedState succeed -> SucceedHandler.begin(succeed, turn);
            case FailState fail -> FailHandler.begin(fail, turn);
            case WaitState wait -> WaitHandler.begin(wait, turn);
            case TaskState task -> TaskHandler.begin(task, turn);
            case ParallelState parallel -> ParallelHandler.begin(parallel, turn);
            case MapState map -> MapHandler.begin(map, turn);
        }
    }

    /** Goes on with a state that waits for its branches. */
    public static void goOn(State state, Join join, Turn turn) {
        if (state instanceof MapState map) {
            MapHandler.goOn(map, join, turn);
        } else if (join.complete()) {
            turn.emit(HistoryEventType.PARALLEL_STATE_SUCCEEDED, new EventDetails.None());
        }
    }

    /** What a branch or iteration of the state begins with. */
    public static JsonNode childInput(State state, int index, Turn turn) {
        return switch (state) {
            case MapState map -> MapHandler.iterationInput(map, index, turn);
            case ParallelState parallel -> ParallelHandler.branchInput(parallel, turn);
            default -> throw new IllegalArgumentException("no branches in " + state.name());
        };
    }

    /** The state's Retry and Catch; empty for types that have none. */
    public static ErrorHandling errorHandling(State state) {
        return switch (state) {
            case TaskState task -> task.errorHandling();
            case ParallelState parallel -> parallel.errorHandling();
            case MapState map -> map.errorHandling();
            default -> NONE;
        };
    }

    private static HistoryEventType enteredType(State state) {
        return switch (state) {
            case PassState _ -> HistoryEventType.PASS_STATE_ENTERED;
            case ChoiceState _ -> HistoryEventType.CHOICE_STATE_ENTERED;
            case SucceedState _ -> HistoryEventType.SUCCEED_STATE_ENTERED;
            case FailState _ -> HistoryEventType.FAIL_STATE_ENTERED;
            case WaitState _ -> HistoryEventType.WAIT_STATE_ENTERED;
            case TaskState _ -> HistoryEventType.TASK_STATE_ENTERED;
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_ENTERED;
            case MapState _ -> HistoryEventType.MAP_STATE_ENTERED;
        };
    }
}
