package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.BudgetSpentException;

/** Text that is paid for as it grows. */
final class BoundedText {

    private final StringBuilder text = new StringBuilder();
    private final Budget budget;
    private final long maxLength;

    BoundedText(Budget budget, long maxLength) {
        this.budget = budget;
        this.maxLength = maxLength;
    }

    BoundedText append(String part) {
        if (text.length() + (long) part.length() > maxLength) {
            throw tooLong(maxLength);
        }
        budget.spendText(part.length());
        text.append(part);
        return this;
    }

    static BudgetSpentException tooLong(long maxLength) {
        return new BudgetSpentException(
                "A template may print " + maxLength + " characters at most");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
