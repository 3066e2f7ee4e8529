package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;

/** Calls functions as a handler does, with arguments and answers as JSON. */
@NullMarked
final class Calls {

    static final Instant NOW = Instant.parse("2018-02-06T19:01:35.749Z");

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    final Evaluation evaluation;

    Calls() {
        this(1_000_000);
    }

    Calls(long units) {
        Budget budget = new Budget(units, NOW.plusSeconds(1), CLOCK);
        evaluation = new Evaluation(CLOCK, new Random(7), "API Key Authorization", budget);
    }

    @Nullable Object call(String name, @Nullable Object... arguments) {
        return UtilFunctions.call(name, evaluation, Arrays.asList(arguments));
    }

    /** Arguments as a JSON array, single quotes for double ones; the answer as JSON. */
    String json(String name, String arguments) {
        Object[] values = ((java.util.List<?>) plain(arguments)).toArray();
        return PlainValues.write(call(name, values), Budget.unlimited(CLOCK));
    }

    static Object plain(String json) {
        Object value = PlainValues.parse(json.replace('\'', '"'));
        if (value == null) {
            throw new IllegalArgumentException(json);
        }
        return value;
    }
}
