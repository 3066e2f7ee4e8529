package dev.stepgraph.workflow.asl.model;

/**
 * The data tests of a choice rule. Those that have a {@code …Path} form take their operand from a
 * path instead of a literal, which makes 39 field names of these 23 tests.
 */
public enum Comparator {
    STRING_EQUALS("StringEquals", true),
    STRING_LESS_THAN("StringLessThan", true),
    STRING_GREATER_THAN("StringGreaterThan", true),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", true),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", true),
    STRING_MATCHES("StringMatches", false),
    NUMERIC_EQUALS("NumericEquals", true),
    NUMERIC_LESS_THAN("NumericLessThan", true),
    NUMERIC_GREATER_THAN("NumericGreaterThan", true),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", true),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", true),
    BOOLEAN_EQUALS("BooleanEquals", true),
    TIMESTAMP_EQUALS("TimestampEquals", true),
    TIMESTAMP_LESS_THAN("TimestampLessThan", true),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", true),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", true),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", true),
    IS_NULL("IsNull", false),
    IS_PRESENT("IsPresent", false),
    IS_NUMERIC("IsNumeric", false),
    IS_STRING("IsString", false),
    IS_BOOLEAN("IsBoolean", false),
    IS_TIMESTAMP("IsTimestamp", false);

    private final String field;
    private final boolean hasPathForm;

    Comparator(String field, boolean hasPathForm) {
        this.field = field;
        this.hasPathForm = hasPathForm;
    }

    /** The field's name in a choice rule; its path form is this with {@code Path} behind it. */
    public String field() {
        return field;
    }

    /** Whether the operand may come from a path. */
    public boolean hasPathForm() {
        return hasPathForm;
    }
}
