package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.parse.Diagnostics;
import dev.stepgraph.workflow.asl.parse.ExpressionReader;
import dev.stepgraph.workflow.asl.validate.DefinitionResult;
import dev.stepgraph.workflow.asl.validate.DefinitionResult.Accepted;
import dev.stepgraph.workflow.asl.validate.DefinitionResult.Refused;
import dev.stepgraph.workflow.asl.validate.DefinitionValidator;

import org.springframework.stereotype.Component;

/** Definitions: from text to what runs. */
@Component
public class Definitions {

    private final DefinitionValidator validator;

    Definitions(ExpressionReader expressions) {
        this.validator = new DefinitionValidator(DefinitionQuotas.DEFAULT, expressions);
    }

    /** Everything that is to be said about the text as the definition of a machine of that type. */
    public Diagnostics diagnose(String text, StateMachineType type) {
        return read(text, type).diagnostics();
    }

    /**
     * What the text stands for.
     *
     * @throws AwsException InvalidDefinition if it has an error
     */
    StateMachineDefinition parse(String text, StateMachineType type) {
        return switch (read(text, type)) {
            case Accepted accepted -> accepted.definition();
            case Refused refused ->
                    throw new AwsException(
                            AwsErrorCode.InvalidDefinition,
                            refused.diagnostics().asInvalidDefinitionMessage());
        };
    }

    private DefinitionResult read(String text, StateMachineType type) {
        return validator.validate(
                text,
                switch (type) {
                    case STANDARD -> ExecutionType.STANDARD;
                    case EXPRESS -> ExecutionType.EXPRESS;
                });
    }
}
