package dev.stepgraph.workflow.asl.path;

import dev.stepgraph.common.json.JsonSize;
import dev.stepgraph.workflow.asl.model.ErrorName;

import tools.jackson.databind.JsonNode;

/**
 * How many values the expressions of one state may still look at. Ample for honest use; it ends
 * what a definition or an input could otherwise keep busy for minutes, as {@code $..*..*..*}.
 *
 * <p>Counted are the values that indefinite paths visit and that functions compare or write; a
 * definite path is free. Not safe for use by several threads.
 */
public final class WorkBudget {

    /** What a state gets, in values. */
    public static final long VALUES = 2_000_000;

    /** How large a value may be while expressions are evaluated; far more than any payload. */
    private static final long MAX_VALUE_BYTES = 4L << 20;

    private long left;

    /** A budget of {@link #VALUES}. */
    public WorkBudget() {
        this(VALUES);
    }

    WorkBudget(long values) {
        this.left = values;
    }

    /**
     * Takes values from the budget.
     *
     * @throws EvaluationFailure with States.Runtime if it does not have that many
     */
    public void spend(long values) {
        left -= values;
        if (left < 0) {
            throw new EvaluationFailure(
                    ErrorName.RUNTIME, "The expressions of the state look at too many values.");
        }
    }

    /**
     * Takes what looking at all of a value costs: a unit for each eight bytes of its text, since
     * parts of it may be shared and be many more than were ever read.
     *
     * @throws EvaluationFailure with States.Runtime if that is too much
     */
    public void spendOn(JsonNode value) {
        long bytes = JsonSize.upTo(value, MAX_VALUE_BYTES);
        if (bytes > MAX_VALUE_BYTES) {
            throw new EvaluationFailure(
                    ErrorName.RUNTIME, "An expression yields more data than a state can hold.");
        }
        spend(1 + bytes / 8);
    }

    /** The values that are left. */
    public long left() {
        return left;
    }
}
