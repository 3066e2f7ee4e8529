package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.WaitState;
import dev.stepgraph.workflow.asl.model.WaitState.Delay;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;
import dev.stepgraph.workflow.engine.dataflow.FieldValues;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** A Wait state. Until when it waits is worked out as it is entered, and kept with that event. */
final class WaitHandler {

    /** The longest a state may wait, in seconds: a year. */
    private static final long LONGEST_SECONDS = 99_999_999;

    private WaitHandler() {}

    static void enter(WaitState state, Turn turn) {
        JsonNode input = turn.frame().data();
        Instant until;
        try {
            until = until(state, turn, json -> turn.scopeOf(state, json));
        } catch (EvaluationFailure failure) {
            emitEntered(state, turn, input, null);
            throw failure;
        }
        emitEntered(state, turn, input, until);
    }

    /** Reached only when working the delay out failed: it fails again. */
    static void begin(WaitState state, Turn turn) {
        Instant until = until(state, turn, turn::scope);
        throw FieldValues.runtime("The wait has no record of its end, " + until + ".");
    }

    private static void emitEntered(
            WaitState state, Turn turn, JsonNode input, @Nullable Instant until) {
        turn.emit(
                HistoryEventType.WAIT_STATE_ENTERED,
                new EventDetails.StateEntered(state.name(), input, until));
    }

    private static Instant until(
            WaitState state, Turn turn, Function<JsonNode, EvaluationScope> scopes) {
        JsonNode input =
                DataFlowStrategy.of(state.dataFlow()).effectiveInput(turn.frame().data(), scopes);
        return switch (state.delay()) {
            case Delay.ForSeconds delay ->
                    turn.now().plusSeconds(bounded(delay, scopes.apply(input)));
            case Delay.UntilTimestamp delay -> timestamp(delay.timestamp(), scopes.apply(input));
        };
    }

    private static long bounded(Delay.ForSeconds delay, EvaluationScope scope) {
        if (delay.seconds() instanceof FieldValue.Computed<Long> computed) {
            value(computed, scope);
        }
        long seconds = FieldValues.seconds(delay.seconds(), scope);
        if (seconds > LONGEST_SECONDS) {
            throw FieldValues.runtime("Wait state delay is too long.");
        }
        return seconds;
    }

    private static Instant timestamp(FieldValue<String> field, EvaluationScope scope) {
        return switch (field) {
            case FieldValue.Literal<String> literal ->
                    OffsetDateTime.parse(literal.value()).toInstant();
            case FieldValue.Computed<String> computed -> {
                String text = FieldValues.shown(value(computed, scope));
                try {
                    yield OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeParseException _) {
                    throw FieldValues.runtime(
                            "The %s parameter does not reference a valid ISO-8601 extended offset"
                                            .formatted(computed.field())
                                    + " date-time format string: %s == %s"
                                            .formatted(computed.expression().text(), text));
                }
            }
        };
    }

    private static JsonNode value(FieldValue.Computed<?> computed, EvaluationScope scope) {
        JsonNode value = computed.expression().find(scope);
        if (value == null) {
            throw FieldValues.runtime(
                    "The %s parameter does not reference an input value: %s"
                            .formatted(computed.field(), computed.expression().text()));
        }
        return value;
    }
}
