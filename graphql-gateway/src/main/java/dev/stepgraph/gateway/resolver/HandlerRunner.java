package dev.stepgraph.gateway.resolver;

import java.util.List;

/** Runs handlers, whatever language they are written in. */
public final class HandlerRunner {

    private final List<HandlerEvaluator> evaluators;

    /** Runs what one of the evaluators understands. */
    public HandlerRunner(List<HandlerEvaluator> evaluators) {
        this.evaluators = List.copyOf(evaluators);
    }

    HandlerResult run(HandlerCode code, ResolverContext context) {
        return evaluator(code).evaluate(code, context);
    }

    boolean waits(HandlerCode code) {
        return evaluator(code).waits();
    }

    /** As {@link HandlerEvaluator#runsTogether}. */
    boolean runsTogether(HandlerCode request, HandlerCode response) {
        return evaluator(request).runsTogether(request, response);
    }

    /** As {@link HandlerEvaluator#evaluateTogether}. */
    List<HandlerResult> runTogether(
            HandlerCode request, HandlerCode response, ResolverContext context) {
        return evaluator(request).evaluateTogether(request, response, context);
    }

    private HandlerEvaluator evaluator(HandlerCode code) {
        for (HandlerEvaluator evaluator : evaluators) {
            if (evaluator.supports(code)) {
                return evaluator;
            }
        }
        throw new IllegalStateException("Nobody speaks the language of " + code.getClass());
    }
}
