package dev.stepgraph.gateway.resolver;

import java.util.List;

/**
 * Runs handlers written in one language: Velocity templates or APPSYNC_JS.
 *
 * <p>Bounded in time, memory and output, whatever the code does; what it does wrong is in the
 * result. Blocks; callers are virtual threads.
 */
public interface HandlerEvaluator {

    /** Whether it speaks the language of that code. */
    boolean supports(HandlerCode code);

    /** Whether an evaluation waits for others, so that several are better run side by side. */
    default boolean waits() {
        return false;
    }

    /** Runs a handler. */
    HandlerResult evaluate(HandlerCode code, ResolverContext context);

    /** Whether it can run two handlers at once. */
    default boolean runsTogether(HandlerCode request, HandlerCode response) {
        return false;
    }

    /**
     * Runs a request handler and, if it returns an object that is no batch and not of the first
     * version, the response handler with the object's {@code payload} as its result: as if a data
     * source without data lay between them.
     *
     * @return what the request handler came to and, if it was run, what the response handler did
     */
    default List<HandlerResult> evaluateTogether(
            HandlerCode request, HandlerCode response, ResolverContext context) {
        return List.of(evaluate(request, context));
    }
}
