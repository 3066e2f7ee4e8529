package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.BudgetSpentException;
import dev.stepgraph.gateway.resolver.util.Evaluation;
import dev.stepgraph.gateway.resolver.util.InvalidCallException;
import dev.stepgraph.gateway.resolver.util.PlainValues;
import dev.stepgraph.gateway.resolver.util.RaisedErrorException;
import dev.stepgraph.gateway.resolver.util.UtilFunctions;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The functions that scripts share with templates. Arguments and results are JSON, so that no
 * object of Java is ever within a script's reach.
 */
final class HostFunctions {

    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator random = new SecureRandom();

    /**
     * Calls a function.
     *
     * @param arguments an array
     * @return an object with either a {@code value} or an {@code error}, which is a message
     */
    String call(String name, String arguments) {
        // The process is bounded, so that its evaluations need no budget of their own.
        Budget budget = Budget.unlimited(clock);
        Map<String, ?> answer;
        try {
            Evaluation evaluation = new Evaluation(clock, random, null, budget);
            Object value = UtilFunctions.call(name, evaluation, list(arguments));
            answer = Collections.singletonMap("value", value);
        } catch (InvalidCallException | BudgetSpentException | RaisedErrorException e) {
            answer = Map.of("error", String.valueOf(e.getMessage()));
        }
        return PlainValues.write(answer, budget);
    }

    private static List<?> list(String arguments) {
        return PlainValues.parse(arguments) instanceof List<?> list ? list : List.of();
    }
}
