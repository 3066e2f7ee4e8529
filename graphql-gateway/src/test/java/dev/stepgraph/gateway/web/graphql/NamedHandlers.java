package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerEvaluator;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.ResolverContext;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Handlers written in Java, found by the text that stands for their code. Without a request handler
 * of its own a name's payload is its context; without a response handler its value is the result.
 */
final class NamedHandlers implements HandlerEvaluator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Function<ResolverContext, HandlerResult>> requests =
            new ConcurrentHashMap<>();
    private final Map<String, Function<ResolverContext, HandlerResult>> responses =
            new ConcurrentHashMap<>();

    NamedHandlers request(String name, Function<ResolverContext, HandlerResult> handler) {
        requests.put(name, handler);
        return this;
    }

    NamedHandlers response(String name, Function<ResolverContext, HandlerResult> handler) {
        responses.put(name, handler);
        return this;
    }

    /** A field whose value is worked out of the context. */
    NamedHandlers value(String name, Function<ResolverContext, @Nullable JsonNode> value) {
        return request(
                name,
                context -> {
                    ObjectNode request = NODES.objectNode();
                    request.set("payload", value.apply(context));
                    return value(request, context);
                });
    }

    @Override
    public boolean supports(HandlerCode code) {
        return true;
    }

    @Override
    public HandlerResult evaluate(HandlerCode code, ResolverContext context) {
        return switch (code) {
            case HandlerCode.ScriptFunction(String name, String function) ->
                    function.equals("request")
                            ? requests.getOrDefault(name, NamedHandlers::payload).apply(context)
                            : responses.getOrDefault(name, NamedHandlers::result).apply(context);
            case HandlerCode.Template(String name) ->
                    requests.getOrDefault(name, NamedHandlers::result).apply(context);
        };
    }

    static HandlerResult value(JsonNode value, ResolverContext context) {
        return of(new HandlerResult.Outcome.Value(value.toString(), value), context);
    }

    static HandlerResult failed(HandlerError error, ResolverContext context) {
        return of(new HandlerResult.Outcome.Failed(error), context);
    }

    static HandlerResult of(HandlerResult.Outcome outcome, ResolverContext context) {
        ObjectNode stash =
                context.member("stash") instanceof ObjectNode given ? given : NODES.objectNode();
        return new HandlerResult(outcome, stash, List.of(), List.of(), List.of());
    }

    private static HandlerResult payload(ResolverContext context) {
        ObjectNode request = NODES.objectNode();
        request.set("payload", context.members().toJson());
        return value(request, context);
    }

    private static HandlerResult result(ResolverContext context) {
        JsonNode error = context.member("error");
        if (error.isObject()) {
            return failed(
                    new HandlerError(
                            error.path("message").asString(""),
                            error.path("type").asString(""),
                            context.member("result"),
                            null),
                    context);
        }
        JsonNode result = context.member("result");
        return value(result.isMissingNode() ? NullNode.getInstance() : result, context);
    }
}
