package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.Diagnostics;

/** What became of a definition's text. */
public sealed interface DefinitionResult {

    /** What was found: of an accepted definition, warnings only. */
    Diagnostics diagnostics();

    /** It can be run. */
    record Accepted(StateMachineDefinition definition, Diagnostics diagnostics)
            implements DefinitionResult {}

    /** It has errors. */
    record Refused(Diagnostics diagnostics) implements DefinitionResult {}
}
