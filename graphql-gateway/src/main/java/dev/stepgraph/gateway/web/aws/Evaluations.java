package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.registry.AppSyncErrorCode;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.resolver.HandlerEvaluator;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome.Refused;
import dev.stepgraph.gateway.resolver.ResolverContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tries code out that no request is waiting for. */
@Component
class Evaluations {

    private static final String REQUEST = "request";

    private final List<HandlerEvaluator> evaluators;
    private final InstantSource clock;
    private final ManagementProperties limits;

    Evaluations(
            ObjectProvider<HandlerEvaluator> evaluators,
            InstantSource clock,
            ManagementProperties limits) {
        this.evaluators = evaluators.orderedStream().toList();
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Runs a handler.
     *
     * @throws AppSyncException BadRequestException if nobody speaks its language
     */
    HandlerResult evaluate(HandlerCode code, ObjectNode context) {
        return evaluator(code)
                .orElseThrow(() -> AppSyncException.badRequest("The runtime is not offered."))
                .evaluate(code, context(context));
    }

    /**
     * Makes sure that the script of a resolver or function is in the language that may run. Whether
     * it does what it should, and has both handlers, is for its owner to find out.
     *
     * @throws AppSyncException BadRequestException, with the places of the mistakes
     */
    void check(ObjectNode members) {
        if (!members.has("code")) {
            return;
        }
        HandlerCode code = new HandlerCode.ScriptFunction(members.path("code").asString(), REQUEST);
        HandlerEvaluator evaluator = evaluator(code).orElse(null);
        if (evaluator == null) {
            return;
        }
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        nothing.putObject("arguments");
        nothing.putObject("stash");
        if (evaluator.evaluate(code, context(nothing)).outcome() instanceof Refused refused
                && !lacksHandler(refused)) {
            throw refusal(refused);
        }
    }

    private static boolean lacksHandler(Refused refused) {
        return refused.codeErrors().stream()
                .allMatch(mistake -> mistake.errorType().equals("MISSING_MAPPING_EXPORT"));
    }

    private static AppSyncException refusal(Refused refused) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("reason", "CODE_ERROR");
        members.putObject("detail")
                .set("codeErrors", EvaluationAnswer.codeErrors(refused.codeErrors()));
        return new AppSyncException(
                AppSyncErrorCode.BadRequestException, refused.message(), members);
    }

    private Optional<HandlerEvaluator> evaluator(HandlerCode code) {
        return evaluators.stream().filter(candidate -> candidate.supports(code)).findFirst();
    }

    private ResolverContext context(ObjectNode members) {
        return new ResolverContext(members, null, clock.instant().plus(limits.evaluationTimeout()));
    }
}
