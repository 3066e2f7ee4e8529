package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * {@code util.transform}: GraphQL filters in the notations of DynamoDB, OpenSearch, subscriptions.
 */
final class TransformFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "transform.toDynamoDBFilterExpression", (run, args) -> condition(run, args),
                    "transform.toDynamoDBConditionExpression", (run, args) -> condition(run, args),
                    "transform.toElasticsearchQueryDSL", (run, args) -> search(run, args),
                    "transform.toSubscriptionFilter", (run, args) -> subscription(run, args));

    private TransformFunctions() {}

    private static @Nullable Object condition(Evaluation run, Arguments args) {
        if (args.value(0) == null) {
            return null;
        }
        DynamoDbCondition condition = DynamoDbCondition.of(args.map(0), run.budget());
        return PlainValues.write(condition.asMap(), run.budget());
    }

    private static @Nullable Object search(Evaluation run, Arguments args) {
        if (args.value(0) == null) {
            return null;
        }
        return PlainValues.write(SearchQuery.of(args.map(0), run.budget()), run.budget());
    }

    private static @Nullable Object subscription(Evaluation run, Arguments args) {
        if (args.value(0) == null && args.value(2) == null) {
            return null;
        }
        Map<?, ?> filter = args.value(0) == null ? Map.of() : args.map(0);
        Map<?, ?> rules = args.value(2) == null ? Map.of() : args.map(2);
        return SubscriptionFilters.of(filter, args.optionalList(1), rules, run.budget());
    }
}
