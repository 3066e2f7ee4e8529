package dev.stepgraph.gateway.resolver.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerEvaluator;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;
import dev.stepgraph.gateway.resolver.util.AuthTypeName;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.BudgetSpentException;
import dev.stepgraph.gateway.resolver.util.Evaluation;
import dev.stepgraph.gateway.resolver.util.InvalidCallException;
import dev.stepgraph.gateway.resolver.util.PlainValues;
import dev.stepgraph.gateway.resolver.util.RaisedErrorException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Runs Velocity templates. */
@Component
public final class TemplateEvaluator implements HandlerEvaluator {

    private static final String ERROR_TYPE = "MappingTemplate";

    private final TemplateProperties limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final TemplateParser parser = new TemplateParser();
    private final Cache<String, CompiledTemplate> templates;
    private final HeavyEvaluations heavy;

    public TemplateEvaluator(
            TemplateProperties limits, InstantSource clock, RandomGenerator random, Shares shares) {
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.heavy = new HeavyEvaluations(limits.permits(), clock, shares);
        this.templates =
                Caffeine.newBuilder()
                        .maximumWeight(limits.cacheSize().toBytes())
                        .weigher((String text, CompiledTemplate template) -> 100 + text.length())
                        .build();
    }

    @Override
    public boolean supports(HandlerCode code) {
        return code instanceof HandlerCode.Template;
    }

    @Override
    public HandlerResult evaluate(HandlerCode code, ResolverContext context) {
        if (!(code instanceof HandlerCode.Template(String text))) {
            throw new IllegalArgumentException("Not a template");
        }
        Instant now = clock.instant();
        Instant latest = now.plus(limits.maxTime());
        Instant deadline = context.deadline().isBefore(latest) ? context.deadline() : latest;
        try (HeavyEvaluations.Turn turn = heavy.turn(realm(context), deadline)) {
            return evaluate(compiled(text), context, deadline, turn);
        } catch (InvalidTemplateException e) {
            var error =
                    new HandlerResult.CodeError(
                            "PARSER_ERROR", e.problem(), e.line(), e.column(), 1);
            return failed(context, new Outcome.Refused(e.problem(), List.of(error)));
        }
    }

    /** Templates that are tried out belong to no API, and share what one may have. */
    private static String realm(ResolverContext context) {
        return Objects.requireNonNullElse(context.apiId(), "");
    }

    private CompiledTemplate compiled(String text) throws InvalidTemplateException {
        CompiledTemplate known = templates.getIfPresent(text);
        if (known != null) {
            return known;
        }
        if (text.length() > limits.maxLength()) {
            throw new InvalidTemplateException(
                    "A template has at most " + limits.maxLength() + " characters", 1, 1);
        }
        CompiledTemplate template = parser.parse(text);
        templates.put(text, template);
        return template;
    }

    private HandlerResult evaluate(
            CompiledTemplate template,
            ResolverContext context,
            Instant deadline,
            HeavyEvaluations.Turn turn) {
        ContextMap values = new ContextMap(context.members());
        Budget budget = new Budget(limits.maxWork().toBytes(), deadline, clock, turn);
        Evaluation evaluation = new Evaluation(clock, random, authType(context, values), budget);
        ObjectNode stash = stash(context);
        Outcome outcome;
        try {
            outcome = run(template, evaluation, values, context.apiId() != null);
            stash = values.stash(budget);
        } catch (RaisedErrorException e) {
            outcome = new Outcome.Failed(e.error());
        } catch (InvalidCallException | BudgetSpentException e) {
            outcome = failure(e.getMessage());
        } catch (StackOverflowError e) {
            outcome = failure("The evaluation nests too deep");
        }
        return new HandlerResult(
                outcome,
                stash,
                evaluation.appendedErrors(),
                evaluation.effects(),
                evaluation.logs());
    }

    private Outcome run(
            CompiledTemplate template,
            Evaluation evaluation,
            ContextMap values,
            boolean isShapeEnough) {
        TemplateRun run = new TemplateRun(template, limits, evaluation, values);
        BoundedText printed = run.newText();
        JsonShape shape = template.shape();
        if (shape != null && isShapeEnough) {
            run.print(shape.before(), printed);
            return filled(JsonFilling.of(shape, run, limits.maxResult().toBytes()));
        }
        if (run.print(printed) == TemplateRun.Completion.RETURN) {
            JsonNode value = PlainValues.toJson(run.returned(), evaluation.budget());
            return new Outcome.EarlyReturn(value, true);
        }
        String text = printed.toString();
        return new Outcome.Value(text, json(text));
    }

    private static Outcome filled(JsonFilling filling) {
        JsonNode json = filling.json();
        if (json != null) {
            return Outcome.Value.of(json);
        }
        String text = filling.text();
        return new Outcome.Value(text, json(text));
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return text.isBlank() ? null : JsonText.parse(text);
        } catch (InvalidJsonException e) {
            return null;
        }
    }

    private static String authType(ResolverContext context, ContextMap values) {
        AuthenticationType type = context.authType();
        return type == null
                ? AuthTypeName.ofIdentity(values.get("identity"))
                : AuthTypeName.of(type);
    }

    private static ObjectNode stash(ResolverContext context) {
        return context.member("stash") instanceof ObjectNode stash
                ? stash
                : JsonNodeFactory.instance.objectNode();
    }

    private static Outcome failure(@Nullable String message) {
        String shown = message == null ? "The template failed" : message;
        return new Outcome.Failed(new HandlerError(shown, ERROR_TYPE, null, null));
    }

    private static HandlerResult failed(ResolverContext context, Outcome outcome) {
        return new HandlerResult(outcome, stash(context), List.of(), List.of(), List.of());
    }
}
