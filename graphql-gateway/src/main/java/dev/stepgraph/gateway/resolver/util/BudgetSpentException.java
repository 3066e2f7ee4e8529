package dev.stepgraph.gateway.resolver.util;

/** A handler wants more time or memory than it may have. */
public final class BudgetSpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BudgetSpentException(String message) {
        super(message, null, false, false);
    }
}
