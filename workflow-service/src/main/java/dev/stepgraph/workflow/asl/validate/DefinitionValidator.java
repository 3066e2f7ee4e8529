package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DefinitionParser;
import dev.stepgraph.workflow.asl.parse.DefinitionQuotas;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.Diagnostics;
import dev.stepgraph.workflow.asl.parse.ExpressionReader;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Turns a definition's text into a definition that can be run, or tells everything that is wrong
 * with it. Immutable and safe for use by many threads.
 */
public final class DefinitionValidator {

    private final DefinitionQuotas quotas;
    private final DefinitionParser parser;
    private final List<DefinitionRule> rules;

    public DefinitionValidator(DefinitionQuotas quotas, ExpressionReader expressions) {
        this.quotas = quotas;
        this.parser = new DefinitionParser(quotas, expressions);
        this.rules = DefinitionRules.all(quotas);
    }

    /** Reads and checks a definition that is to be executed as {@code type} says. */
    public DefinitionResult validate(String text, ExecutionType type) {
        DiagnosticCollector collector = new DiagnosticCollector(quotas.diagnostics());
        DefinitionDraft draft = parser.parse(text, collector);
        if (draft != null) {
            rules.forEach(rule -> rule.check(draft, type, collector));
        }
        Diagnostics diagnostics = collector.toDiagnostics();
        return diagnostics.hasErrors()
                ? new DefinitionResult.Refused(diagnostics)
                : new DefinitionResult.Accepted(modelOf(draft), diagnostics);
    }

    private static StateMachineDefinition modelOf(@Nullable DefinitionDraft draft) {
        StateMachineDefinition model = draft == null ? null : draft.model();
        if (model == null) {
            throw new IllegalStateException("a definition without model has no diagnostic");
        }
        return model;
    }
}
