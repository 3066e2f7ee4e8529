package dev.stepgraph.workflow.integration.lambda;

import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds the way in which a function is to be called, and calls it. */
@Component
class Functions {

    private final Map<String, FunctionInvoker> exact = new HashMap<>();
    private final Map<String, FunctionInvoker> canonical = new HashMap<>();
    private final FunctionInvoker fallback;

    Functions(FunctionProperties properties, HttpEndpoints endpoints, LambdaApi api) {
        properties
                .functions()
                .forEach((name, endpoint) -> {
                    FunctionInvoker invoker =
                            endpoint.echoes() ? Functions::echo : endpoints.at(endpoint.uri());
                    exact.put(name, invoker);
                    canonical.put(canonical(name), invoker);
                });
        this.fallback = api;
    }

    FunctionAnswer invoke(Invocation invocation) {
        return invokerOf(FunctionName.parse(invocation.functionName()).name()).invoke(invocation);
    }

    private FunctionInvoker invokerOf(String name) {
        if (exact.isEmpty()) {
            return fallback;
        }
        FunctionInvoker known = exact.get(name);
        return known != null ? known : canonical.getOrDefault(canonical(name), fallback);
    }

    private static FunctionAnswer echo(Invocation invocation) {
        return new FunctionAnswer(
                200,
                Map.of(),
                invocation.task().idempotencyKey(),
                "$LATEST",
                null,
                null,
                invocation.eventOrEmpty());
    }

    /** Environment variables know neither case nor hyphens, so neither does the look-up. */
    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
