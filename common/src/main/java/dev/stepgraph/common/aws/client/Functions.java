package dev.stepgraph.common.aws.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the way in which a function is to be called, and calls it: at the endpoint that a setting
 * names, or through the Lambda API. Blocks; callers are virtual threads.
 */
public final class Functions implements AutoCloseable {

    private final Map<String, FunctionInvoker> exact = new HashMap<>();
    private final Map<String, FunctionInvoker> canonical = new HashMap<>();
    private final HttpFunctions endpoints;
    private final LambdaApi fallback;

    /**
     * @param functions those that are not called through the Lambda API, by bare name. The name is
     *     found however case, hyphens and underscores are written, since not every source of
     *     settings can tell them apart
     * @param lambda where the Lambda API answers
     */
    public Functions(
            Map<String, FunctionEndpoint> functions, AwsDestination lambda, CallLimits limits) {
        this.endpoints = new HttpFunctions(limits);
        this.fallback = new LambdaApi(new LambdaClients(lambda, limits));
        functions.forEach((name, endpoint) -> {
            FunctionInvoker invoker =
                    endpoint.echoes() ? Functions::echo : endpoints.at(endpoint.uri());
            exact.put(name, invoker);
            canonical.put(canonical(name), invoker);
        });
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @throws FunctionFailure if it could not be called
     */
    public FunctionAnswer invoke(FunctionCall call) {
        return invokerOf(FunctionName.parse(call.functionName()).name()).invoke(call);
    }

    @Override
    public void close() {
        endpoints.close();
        fallback.close();
    }

    private FunctionInvoker invokerOf(String name) {
        if (exact.isEmpty()) {
            return fallback;
        }
        FunctionInvoker known = exact.get(name);
        return known != null ? known : canonical.getOrDefault(canonical(name), fallback);
    }

    private static FunctionAnswer echo(FunctionCall call) {
        return new FunctionAnswer(
                200, Map.of(), call.idempotencyKey(), "$LATEST", null, null, call.eventOrEmpty());
    }

    /** Environment variables know neither case nor hyphens, so neither does the look-up. */
    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
