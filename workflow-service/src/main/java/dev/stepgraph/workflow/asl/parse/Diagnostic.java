package dev.stepgraph.workflow.asl.parse;

/**
 * A problem of a definition.
 *
 * @param severity whether the definition is refused for it
 * @param code AWS's code: {@code SCHEMA_VALIDATION_FAILED}, {@code INVALID_JSON_DESCRIPTION},
 *     {@code MISSING_TRANSITION_TARGET}, …
 * @param message what is wrong, as AWS words it
 * @param location where: {@code /States/Name/Field}, or {@code /} for the top level
 */
public record Diagnostic(Severity severity, String code, String message, String location) {

    /** Whether the definition is refused. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
