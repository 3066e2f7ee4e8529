package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.parse.Diagnostic;

import java.util.List;

/** Definitions of tests, checked. They may write {@code '} for {@code "}. */
final class Checked {

    private static final DefinitionValidator VALIDATOR =
            new DefinitionValidator(DefinitionQuotas.DEFAULT, new RememberedTemplates());

    private Checked() {}

    static DefinitionResult result(String definition) {
        return VALIDATOR.validate(definition, ExecutionType.STANDARD);
    }

    static DefinitionResult express(String definition) {
        return VALIDATOR.validate(definition.replace('\'', '"'), ExecutionType.EXPRESS);
    }

    /** What is wrong with a definition, as {@code CODE: message at location}. */
    static List<String> problems(String definition) {
        return written(result(definition.replace('\'', '"')));
    }

    /** What is wrong with a machine whose only state, called {@code S}, has these fields. */
    static List<String> problemsOfState(String fields) {
        return problems(machineOf(fields));
    }

    /** The definition that is accepted of a text. */
    static StateMachineDefinition accepted(String definition) {
        return acceptedAsItStands(definition.replace('\'', '"'));
    }

    /** The definition that is accepted of a text whose apostrophes are apostrophes. */
    static StateMachineDefinition acceptedAsItStands(String definition) {
        return switch (result(definition)) {
            case DefinitionResult.Accepted(StateMachineDefinition model, _) -> model;
            case DefinitionResult.Refused refused ->
                    throw new AssertionError("refused: " + written(refused));
        };
    }

    /** The state that is accepted of its fields. */
    static State acceptedState(String fields) {
        return accepted(machineOf(fields)).graph().state("S");
    }

    static List<String> written(DefinitionResult result) {
        return result.diagnostics().all().stream().map(Checked::written).toList();
    }

    private static String machineOf(String fields) {
        return "{'StartAt': 'S', 'States': {'S': {" + fields + "}}}";
    }

    private static String written(Diagnostic diagnostic) {
        String location = diagnostic.location() == null ? "" : " at " + diagnostic.location();
        return diagnostic.code() + ": " + diagnostic.message() + location;
    }
}
