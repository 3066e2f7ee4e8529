package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** {@code util.math}. */
final class MathFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "math.roundNum", (run, args) -> round(args),
                    "math.minVal", (run, args) -> bound(args, -1),
                    "math.maxVal", (run, args) -> bound(args, 1),
                    "math.randomDouble", (run, args) -> run.random().nextDouble(),
                    "math.randomWithinRange", (run, args) -> within(run, args));

    private MathFunctions() {}

    private static @Nullable Object round(Arguments args) {
        if (args.value(0) == null) {
            return null;
        }
        long rounded = Math.round(args.number(0).doubleValue());
        return (int) rounded == rounded ? (Object) (int) rounded : (Object) rounded;
    }

    /** The one of two numbers that is further on in a direction. */
    private static Number bound(Arguments args, int direction) {
        Number first = args.number(0);
        Number second = args.number(1);
        return PlainEquality.compare(first, second) * direction >= 0 ? first : second;
    }

    private static int within(Evaluation run, Arguments args) {
        int from = args.number(0).intValue();
        int to = args.number(1).intValue();
        if (from >= to) {
            throw new InvalidCallException("The range " + from + " to " + to + " is empty");
        }
        return run.random().nextInt(from, to);
    }
}
