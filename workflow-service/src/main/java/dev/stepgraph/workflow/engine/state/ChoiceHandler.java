package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.ChoiceRule;
import dev.stepgraph.workflow.asl.model.ChoiceState;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;

import tools.jackson.databind.JsonNode;

/** A Choice state: the first rule that holds says where to go. */
final class ChoiceHandler {

    private ChoiceHandler() {}

    static void begin(ChoiceState state, Turn turn) {
        JsonNode input =
                DataFlowStrategy.of(state.dataFlow())
                        .effectiveInput(turn.frame().data(), turn::scope);
        String next = next(state, turn.scope(input));
        StateOutputs.exit(turn, StateOutputs.passedOn(turn), next);
    }

    private static String next(ChoiceState state, EvaluationScope scope) {
        for (ChoiceRule rule : state.choices()) {
            if (Conditions.hold(rule.condition(), scope)) {
                return rule.next();
            }
        }
        if (state.defaultNext() == null) {
            throw new EvaluationFailure(
                    ErrorName.NO_CHOICE_MATCHED,
                    "Failed to transition out of the state. The state does not point to a next"
                            + " state.");
        }
        return state.defaultNext();
    }
}
