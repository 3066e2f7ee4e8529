package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;
import dev.stepgraph.gateway.resolver.ResolverContext;
import dev.stepgraph.gateway.resolver.script.worker.MistakesText;
import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** What a child answered, as a handler's result. What it says is checked like anybody's JSON. */
final class ScriptResults {

    private ScriptResults() {}

    /** One for each function that was run. */
    static List<HandlerResult> of(ScriptReply reply, ResolverContext context) {
        HandlerResult first = one(reply, context);
        ScriptReply then = reply.then();
        return then == null ? List.of(first) : List.of(first, one(then, context));
    }

    private static HandlerResult one(ScriptReply reply, ResolverContext context) {
        try {
            JsonNode extras = extras(reply);
            return new HandlerResult(
                    outcome(reply),
                    stash(reply, context),
                    errors(extras.path("errors")),
                    effects(extras.path("effects")),
                    texts(extras.path("logs")));
        } catch (InvalidJsonException e) {
            return failed("The result cannot be read: " + e.getMessage(), context);
        }
    }

    /** That the code could not be run to its end. */
    static HandlerResult failed(String message, ResolverContext context) {
        return new HandlerResult(
                new Outcome.Failed(new HandlerError(message, null, null, null)),
                givenStash(context),
                List.of(),
                List.of(),
                List.of());
    }

    private static JsonNode extras(ScriptReply reply) {
        return reply.extras().isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : JsonText.parse(reply.extras());
    }

    private static Outcome outcome(ScriptReply reply) {
        String text = reply.text();
        return switch (reply.kind()) {
            case VALUE -> new Outcome.Value(text, JsonText.parse(text));
            case EARLY_NEXT -> new Outcome.EarlyReturn(JsonText.parse(text), false);
            case EARLY_END -> new Outcome.EarlyReturn(JsonText.parse(text), true);
            case FAILED -> new Outcome.Failed(error(JsonText.parse(text)));
            case REFUSED -> new Outcome.Refused(ScriptEvaluator.refusal(), MistakesText.read(text));
            case CRASHED, TIMED_OUT, OUT_OF_MEMORY, UNKNOWN_CODE, SENT_BACK, READY, CHECKED ->
                    new Outcome.Failed(new HandlerError(text, null, null, null));
        };
    }

    private static ObjectNode stash(ScriptReply reply, ResolverContext context) {
        return switch (reply.stash()) {
            case "" -> givenStash(context);
            case "{}" -> JsonNodeFactory.instance.objectNode();
            default ->
                    JsonText.parse(reply.stash()) instanceof ObjectNode stash
                            ? stash
                            : givenStash(context);
        };
    }

    private static ObjectNode givenStash(ResolverContext context) {
        return context.member("stash") instanceof ObjectNode stash
                ? stash
                : JsonNodeFactory.instance.objectNode();
    }

    private static List<HandlerError> errors(JsonNode list) {
        List<HandlerError> errors = new ArrayList<>();
        for (JsonNode error : list) {
            errors.add(error(error));
        }
        return errors;
    }

    private static HandlerError error(JsonNode error) {
        return new HandlerError(
                error.path("message").asString(""),
                error.path("errorType").stringValue(null),
                present(error.path("data")),
                present(error.path("errorInfo")));
    }

    private static @Nullable JsonNode present(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value;
    }

    private static List<HandlerEffect> effects(JsonNode list) {
        List<HandlerEffect> effects = new ArrayList<>();
        for (JsonNode effect : list) {
            effects.add(effect(effect));
        }
        return effects;
    }

    private static HandlerEffect effect(JsonNode effect) {
        return switch (effect.path("kind").asString()) {
            case "header" ->
                    new HandlerEffect.AddResponseHeader(
                            effect.path("name").asString(), effect.path("value").asString());
            case "evict" ->
                    new HandlerEffect.EvictFromApiCache(
                            effect.path("typeName").asString(),
                            effect.path("fieldName").asString(),
                            effect.path("keys"));
            case "filter" -> new HandlerEffect.SetSubscriptionFilter(effect.path("filter"));
            case "invalidationFilter" ->
                    new HandlerEffect.SetSubscriptionInvalidationFilter(effect.path("filter"));
            case "invalidate" ->
                    new HandlerEffect.InvalidateSubscriptions(
                            effect.path("subscriptionField").asString(), effect.path("payload"));
            default -> throw ScriptFailureException.nonsense();
        };
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            texts.add(text.asString());
        }
        return texts;
    }
}
