package dev.stepgraph.gateway.resolver;

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
}
