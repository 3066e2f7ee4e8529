package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.SucceedState;
import dev.stepgraph.workflow.engine.Turn;

/** A Succeed state: its graph ends with what came in. */
final class SucceedHandler {

    private SucceedHandler() {}

    static void begin(SucceedState state, Turn turn) {
        assert state.equals(turn.frame().state());
        StateOutputs.exitUnchanged(turn);
    }
}
