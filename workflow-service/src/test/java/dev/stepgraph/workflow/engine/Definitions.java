package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.intrinsic.ExpressionCompiler;
import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.validate.DefinitionResult;
import dev.stepgraph.workflow.asl.validate.DefinitionValidator;

/** Definitions from JSON, as the service reads them. */
final class Definitions {

    private static final DefinitionValidator VALIDATOR =
            new DefinitionValidator(DefinitionQuotas.DEFAULT, new ExpressionCompiler());

    private Definitions() {}

    static StateMachineDefinition parse(String json) {
        return switch (VALIDATOR.validate(json, ExecutionType.STANDARD)) {
            case DefinitionResult.Accepted accepted -> accepted.definition();
            case DefinitionResult.Refused refused ->
                    throw new IllegalArgumentException(refused.diagnostics() + " in " + json);
        };
    }
}
