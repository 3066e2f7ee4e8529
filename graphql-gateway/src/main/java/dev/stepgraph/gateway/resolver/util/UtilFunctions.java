package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions of {@code util} and {@code extensions} by name: {@code toJson}, {@code
 * dynamodb.toDynamoDB}, {@code extensions.setSubscriptionFilter}.
 */
public final class UtilFunctions {

    /** What is called for its effect and prints nothing in a template. */
    private static final Set<String> SILENT =
            Set.of(
                    "qr",
                    "quiet",
                    "appendError",
                    "validate",
                    "log.info",
                    "log.error",
                    "log.debug",
                    "http.addResponseHeader",
                    "http.addResponseHeaders",
                    "extensions.evictFromApiCache",
                    "extensions.setSubscriptionFilter",
                    "extensions.setSubscriptionInvalidationFilter",
                    "extensions.invalidateSubscriptions");

    private static final Map<String, UtilFunction> ALL = collect();

    private UtilFunctions() {}

    /** The names of all functions. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** A function; null if there is none of that name. */
    public static @Nullable UtilFunction find(String name) {
        return ALL.get(name);
    }

    /** Whether a function is called for its effect and yields nothing. */
    public static boolean isSilent(String name) {
        return SILENT.contains(name);
    }

    /**
     * Calls a function.
     *
     * @throws InvalidCallException if there is none of that name; else as {@link UtilFunction}
     */
    public static @Nullable Object call(
            String name, Evaluation evaluation, List<? extends @Nullable Object> arguments) {
        UtilFunction function = ALL.get(name);
        if (function == null) {
            throw new InvalidCallException("There is no function " + name);
        }
        return function.call(evaluation, new Arguments(arguments));
    }

    private static Map<String, UtilFunction> collect() {
        Map<String, UtilFunction> all = new HashMap<>();
        all.putAll(TextFunctions.FUNCTIONS);
        all.putAll(TypeFunctions.FUNCTIONS);
        all.putAll(ErrorFunctions.FUNCTIONS);
        all.putAll(LogFunctions.FUNCTIONS);
        all.putAll(IdFunctions.FUNCTIONS);
        all.putAll(TimeFunctions.FUNCTIONS);
        all.putAll(DynamoDbFunctions.FUNCTIONS);
        all.putAll(RdsFunctions.FUNCTIONS);
        all.putAll(HttpFunctions.FUNCTIONS);
        all.putAll(XmlFunctions.FUNCTIONS);
        all.putAll(MathFunctions.FUNCTIONS);
        all.putAll(CollectionFunctions.FUNCTIONS);
        all.putAll(TransformFunctions.FUNCTIONS);
        all.putAll(ExtensionFunctions.FUNCTIONS);
        return Map.copyOf(all);
    }
}
