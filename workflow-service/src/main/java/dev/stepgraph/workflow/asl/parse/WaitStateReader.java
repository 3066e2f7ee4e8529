package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.WaitState;
import dev.stepgraph.workflow.asl.model.WaitState.Delay;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Reads Wait states. */
final class WaitStateReader implements StateReader {

    private static final Set<String> FIELDS =
            Set.of(
                    "Seconds",
                    "SecondsPath",
                    "Timestamp",
                    "TimestampPath",
                    "InputPath",
                    "OutputPath",
                    "Output",
                    "Assign",
                    "Next",
                    "End");

    /** In the order in which AWS names them. */
    private static final List<String> DELAYS =
            List.of("SecondsPath", "Seconds", "TimestampPath", "Timestamp");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable State read(StateReading state) {
        state.fields().requireOneOf(DELAYS);
        FieldValue<Long> seconds = seconds(state);
        FieldValue<String> timestamp = timestamp(state);
        var dataFlow = DataFlowReader.read(state);
        var transition = TransitionReader.read(state);
        if (seconds != null) {
            Delay delay = new Delay.ForSeconds(seconds);
            return new WaitState(state.name(), delay, dataFlow, transition);
        }
        if (timestamp != null) {
            Delay delay = new Delay.UntilTimestamp(timestamp);
            return new WaitState(state.name(), delay, dataFlow, transition);
        }
        return null;
    }

    private static @Nullable FieldValue<Long> seconds(StateReading state) {
        Long literal = state.fields().integer("Seconds", 0, NumberReader.MOST_SECONDS);
        return literal == null
                ? PathReader.computedAnywhere(state, state.fields(), "SecondsPath")
                : new FieldValue.Literal<>(literal);
    }

    private static @Nullable FieldValue<String> timestamp(StateReading state) {
        String literal = state.fields().string("Timestamp");
        if (literal == null) {
            return PathReader.computedAnywhere(state, state.fields(), "TimestampPath");
        }
        boolean sound =
                Timestamps.check(literal, state.fields().at("Timestamp"), state.diagnostics());
        return sound ? new FieldValue.Literal<>(literal) : null;
    }
}
