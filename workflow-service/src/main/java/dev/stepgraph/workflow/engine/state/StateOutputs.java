package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.common.json.JsonSize;
import dev.stepgraph.workflow.asl.model.Catcher;
import dev.stepgraph.workflow.asl.model.ChoiceState;
import dev.stepgraph.workflow.asl.model.DataFlow;
import dev.stepgraph.workflow.asl.model.FailState;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.PassState;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.SucceedState;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.model.Transition;
import dev.stepgraph.workflow.asl.model.WaitState;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;
import dev.stepgraph.workflow.engine.dataflow.JsonPathStrategy;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Leaves a state with its output. */
public final class StateOutputs {

    private StateOutputs() {}

    /** Leaves the state whose work yielded that result. */
    public static void exit(Turn turn, JsonNode result) {
        State state = turn.frame().state();
        JsonNode output =
                DataFlowStrategy.of(dataFlow(state))
                        .output(turn.frame().data(), result, turn::scope);
        exit(turn, output, next(transition(state)));
    }

    /** Leaves a state that does no work of its own: what came in goes on. */
    public static void exitUnchanged(Turn turn) {
        State state = turn.frame().state();
        exit(turn, passedOn(turn), next(transition(state)));
    }

    /** What a state puts out that does no work of its own. */
    static JsonNode passedOn(Turn turn) {
        DataFlowStrategy strategy = DataFlowStrategy.of(dataFlow(turn.frame().state()));
        JsonNode input = strategy.effectiveInput(turn.frame().data(), turn::scope);
        return strategy.passedOn(input, turn::scope);
    }

    /** Leaves a state by one of its catchers, the error output joined to the state's raw input. */
    public static void exitCaught(Turn turn, Catcher catcher, ErrorOutput failure) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("Error", failure.error() == null ? "" : failure.error());
        error.put("Cause", failure.cause() == null ? "" : failure.cause());
        JsonNode output = JsonPathStrategy.join(catcher.resultPath(), turn.frame().data(), error);
        exit(turn, output, catcher.next());
    }

    /** Leaves the state with that output; one that is too large fails the state instead. */
    static void exit(Turn turn, JsonNode output, @Nullable String next) {
        State state = turn.frame().state();
        if (JsonSize.exceeds(output, turn.limits().maxPayloadBytes())) {
            turn.failTooLarge();
            return;
        }
        turn.emit(exitedType(state), new EventDetails.StateExited(state.name(), output, next));
    }

    private static @Nullable String next(Transition transition) {
        return switch (transition) {
            case Transition.Next onward -> onward.target();
            case Transition.End _ -> null;
        };
    }

    private static Transition transition(State state) {
        return switch (state) {
            case PassState pass -> pass.transition();
            case WaitState wait -> wait.transition();
            case TaskState task -> task.transition();
            case ParallelState parallel -> parallel.transition();
            case MapState map -> map.transition();
            case SucceedState _, FailState _ -> new Transition.End();
            case ChoiceState choice ->
                    throw new IllegalArgumentException(
                            "the rules decide where " + choice.name() + " leads");
        };
    }

    private static DataFlow dataFlow(State state) {
        return switch (state) {
            case PassState pass -> pass.dataFlow();
            case ChoiceState choice -> choice.dataFlow();
            case SucceedState succeed -> succeed.dataFlow();
            case WaitState wait -> wait.dataFlow();
            case TaskState task -> task.dataFlow();
            case ParallelState parallel -> parallel.dataFlow();
            case MapState map -> map.dataFlow();
            case FailState fail ->
                    throw new IllegalArgumentException(fail.name() + " puts nothing out");
        };
    }

    private static HistoryEventType exitedType(State state) {
        return switch (state) {
            case PassState _ -> HistoryEventType.PASS_STATE_EXITED;
            case ChoiceState _ -> HistoryEventType.CHOICE_STATE_EXITED;
            case SucceedState _ -> HistoryEventType.SUCCEED_STATE_EXITED;
            case WaitState _ -> HistoryEventType.WAIT_STATE_EXITED;
            case TaskState _ -> HistoryEventType.TASK_STATE_EXITED;
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_EXITED;
            case MapState _ -> HistoryEventType.MAP_STATE_EXITED;
            case FailState fail ->
                    throw new IllegalArgumentException(fail.name() + " is never left");
        };
    }
}
