package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;

/** Something that a definition has to fulfil across its fields and states. */
interface DefinitionRule {

    /**
     * Adds a diagnostic for whatever breaks the rule.
     *
     * @param type what kind of executions the definition is for
     */
    void check(DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics);
}
