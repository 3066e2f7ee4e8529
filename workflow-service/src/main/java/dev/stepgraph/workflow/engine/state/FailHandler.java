package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.FailState;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.FieldValues;

import org.jspecify.annotations.Nullable;

/** A Fail state: its graph ends with its error. */
final class FailHandler {

    private FailHandler() {}

    static void begin(FailState state, Turn turn) {
        turn.fail(new ErrorOutput(text(state.error(), turn), text(state.cause(), turn)));
    }

    private static @Nullable String text(@Nullable FieldValue<String> field, Turn turn) {
        return field == null ? null : FieldValues.text(field, turn.scope(turn.frame().data()));
    }
}
