package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

/** A function of the library. */
@FunctionalInterface
public interface UtilFunction {

    /**
     * Calls it.
     *
     * @return a plain value; null where the function yields nothing
     * @throws RaisedErrorException if raising an error is its purpose
     * @throws InvalidCallException if it cannot take the arguments
     * @throws BudgetSpentException if the evaluation has spent what it may
     */
    @Nullable Object call(Evaluation evaluation, Arguments arguments);
}
