package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.gateway.resolver.HandlerEffect;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Map;

/** {@code extensions}: what a handler asks of the cache and of subscriptions. */
final class ExtensionFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "extensions.evictFromApiCache", (run, args) -> evict(run, args),
                    "extensions.setSubscriptionFilter", (run, args) -> filter(run, args),
                    "extensions.setSubscriptionInvalidationFilter",
                            (run, args) -> invalidationFilter(run, args),
                    "extensions.invalidateSubscriptions", (run, args) -> invalidate(run, args));

    private ExtensionFunctions() {}

    private static @Nullable Object evict(Evaluation run, Arguments args) {
        JsonNode keys =
                args.value(2) == null
                        ? JsonNodeFactory.instance.objectNode()
                        : PlainValues.toJson(args.map(2), run.budget());
        run.ask(new HandlerEffect.EvictFromApiCache(args.text(0), args.text(1), keys));
        return null;
    }

    /** Null means that there is none. */
    private static @Nullable Object filter(Evaluation run, Arguments args) {
        run.ask(new HandlerEffect.SetSubscriptionFilter(json(run, args.value(0))));
        return null;
    }

    private static @Nullable Object invalidationFilter(Evaluation run, Arguments args) {
        run.ask(new HandlerEffect.SetSubscriptionInvalidationFilter(json(run, args.value(0))));
        return null;
    }

    private static @Nullable Object invalidate(Evaluation run, Arguments args) {
        Object field = args.map(0).get("subscriptionField");
        if (!(field instanceof String name)) {
            throw new InvalidCallException("invalidateSubscriptions needs a subscriptionField");
        }
        JsonNode payload = json(run, args.map(0).get("payload"));
        run.ask(new HandlerEffect.InvalidateSubscriptions(name, payload));
        return null;
    }

    /** A filter may also be the JSON text of one. */
    private static JsonNode json(Evaluation run, @Nullable Object value) {
        if (value instanceof String text) {
            run.budget().spendText(4L * text.length());
            return PlainValues.toJson(PlainValues.parse(text), run.budget());
        }
        return PlainValues.toJson(value, run.budget());
    }
}
