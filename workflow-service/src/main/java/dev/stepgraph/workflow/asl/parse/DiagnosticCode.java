package dev.stepgraph.workflow.asl.parse;

/**
 * The codes of AWS's ValidateStateMachineDefinition that a definition's text can earn. Names equal
 * the codes on the wire.
 */
public enum DiagnosticCode {
    /** The text is no JSON. */
    INVALID_JSON_DESCRIPTION,
    /** The text is empty or {@code null}. */
    MISSING_DESCRIPTION,
    /** A field is missing, unknown, of the wrong type, out of range, or contradicts another. */
    SCHEMA_VALIDATION_FAILED,
    /** Something leads to a state that is not there, or nothing leads to one that is. */
    MISSING_TRANSITION_TARGET,
    /** A graph has no state that ends it. */
    MISSING_END_STATE,
    /** Two states share a name. */
    DUPLICATE_STATE_NAME,
    /** A state's name is empty or too long. */
    INVALID_STATE_NAME,
    /** States or values are nested beyond what is allowed. */
    TOO_DEEPLY_NESTED,
    /** A warning: a template's field looks computed, but its name does not end in {@code .$}. */
    NO_DOLLAR,
    /** A warning: a field looks like a path, but its name does not end in {@code Path}. */
    NO_PATH,
    /** A warning: what a Pass state's Result holds looks like an expression, but is not read so. */
    PASS_RESULT_IS_STATIC
}
