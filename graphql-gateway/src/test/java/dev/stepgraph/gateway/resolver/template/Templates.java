package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.fairness.FairnessProperties;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;

import org.jspecify.annotations.NullMarked;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** Runs templates as the gateway does, with the limits that it has by default. */
@NullMarked
final class Templates {

    static final TemplateProperties DEFAULTS = limits(Duration.ofSeconds(1), true);

    static final Shares SHARES = new Shares(FairnessProperties.defaults());

    private static final TemplateEvaluator EVALUATOR =
            new TemplateEvaluator(DEFAULTS, InstantSource.system(), new Random(7), SHARES);

    private Templates() {}

    static TemplateProperties limits(Duration maxTime, boolean emptyIsFalse) {
        return new TemplateProperties(
                65_536,
                DataSize.ofMegabytes(5),
                maxTime,
                DataSize.ofMegabytes(32),
                1_000,
                16,
                DataSize.ofMegabytes(4),
                emptyIsFalse);
    }

    static HandlerResult run(String template, String context) {
        return run(EVALUATOR, template, context);
    }

    static HandlerResult run(TemplateEvaluator evaluator, String template, String context) {
        ObjectNode members = (ObjectNode) JsonText.parse(context);
        Instant deadline = Instant.now().plusSeconds(60);
        return evaluator.evaluate(
                new HandlerCode.Template(template), new ResolverContext(members, null, deadline));
    }

    /** What a template prints; otherwise what it came to instead. */
    static String text(String template, String context) {
        return outcome(run(template, context));
    }

    static String outcome(HandlerResult result) {
        return switch (result.outcome()) {
            case Outcome.Value value -> value.text();
            case Outcome.EarlyReturn early -> "returned " + JsonText.write(early.value());
            case Outcome.Failed failed -> "failed " + failed.error().message();
            case Outcome.Refused refused -> "refused " + refused.message();
        };
    }
}
