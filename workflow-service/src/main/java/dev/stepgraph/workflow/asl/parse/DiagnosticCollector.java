package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.SCHEMA_VALIDATION_FAILED;

import dev.stepgraph.workflow.asl.parse.Diagnostic.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Gathers the diagnostics of one definition, a bounded number of them. For one thread. */
public final class DiagnosticCollector {

    private final int maximum;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private boolean truncated;

    /**
     * @param maximum how many errors, and how many warnings, are kept
     */
    public DiagnosticCollector(int maximum) {
        this.maximum = maximum;
    }

    /** Adds that the definition breaks the language's schema. */
    public void schemaError(String message, Location location) {
        error(SCHEMA_VALIDATION_FAILED, message, location);
    }

    /** Adds an error. */
    public void error(DiagnosticCode code, String message, @Nullable Location location) {
        add(errors, Severity.ERROR, code, message, location);
    }

    /** Adds a warning. */
    public void warning(DiagnosticCode code, String message, Location location) {
        add(warnings, Severity.WARNING, code, message, location);
    }

    /** Whether an error was added. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** What was gathered. */
    public Diagnostics toDiagnostics() {
        List<Diagnostic> all = new ArrayList<>(errors);
        all.addAll(warnings);
        return new Diagnostics(all, truncated);
    }

    private void add(
            List<Diagnostic> kept,
            Severity severity,
            DiagnosticCode code,
            String message,
            @Nullable Location location) {
        if (kept.size() == maximum) {
            truncated = true;
            return;
        }
        String rendered = location == null ? null : location.toString();
        kept.add(new Diagnostic(severity, code.name(), message, rendered));
    }
}
