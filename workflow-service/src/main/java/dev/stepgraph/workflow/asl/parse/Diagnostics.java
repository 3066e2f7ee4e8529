package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.parse.Diagnostic.Severity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found in a definition: errors first, then warnings, each in the order in which they were
 * found.
 *
 * @param truncated whether there were more than are kept
 */
public record Diagnostics(List<Diagnostic> all, boolean truncated) {

    public Diagnostics {
        all = List.copyOf(all);
    }

    /** The diagnostics for which the definition is refused. */
    public List<Diagnostic> errors() {
        return of(Severity.ERROR);
    }

    /** The diagnostics that are only worth knowing. */
    public List<Diagnostic> warnings() {
        return of(Severity.WARNING);
    }

    /** Whether the definition is refused. */
    public boolean hasErrors() {
        return !errors().isEmpty();
    }

    /** The errors as the message of AWS's {@code InvalidDefinition}. */
    public String asInvalidDefinitionMessage() {
        return errors().stream()
                .map(error -> error.code() + ": " + error.message() + " at " + error.location())
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }

    private List<Diagnostic> of(Severity severity) {
        return all.stream().filter(diagnostic -> diagnostic.severity() == severity).toList();
    }
}
