package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code util.dynamodb}: plain values as attribute values. Each function has a twin whose name ends
 * in {@code Json} and which yields the same as JSON text.
 */
final class DynamoDbFunctions {

    static final Map<String, UtilFunction> FUNCTIONS = withTwins();

    private DynamoDbFunctions() {}

    private static Map<String, UtilFunction> withTwins() {
        Map<String, UtilFunction> functions = new HashMap<>();
        single().forEach((name, function) -> {
            functions.put("dynamodb." + name, function);
            functions.put("dynamodb." + name + "Json", json(function));
        });
        functions.put("dynamodb.fromS3ObjectJson", (run, args) -> fromS3Object(run, args));
        return functions;
    }

    private static UtilFunction json(UtilFunction function) {
        return (run, args) -> PlainValues.write(function.call(run, args), run.budget());
    }

    private static Map<String, UtilFunction> single() {
        return Map.ofEntries(
                Map.entry("toDynamoDB", (run, args) -> value(run, args)),
                Map.entry("toString", (run, args) -> typed("S", args.optionalText(0))),
                Map.entry("toStringSet", (run, args) -> typedList("SS", args)),
                Map.entry("toNumber", (run, args) -> typed("N", args.value(0))),
                Map.entry("toNumberSet", (run, args) -> typedList("NS", args)),
                Map.entry("toBinary", (run, args) -> typed("B", binary(args.value(0)))),
                Map.entry("toBinarySet", (run, args) -> typedList("BS", args)),
                Map.entry("toBoolean", (run, args) -> typed("BOOL", args.value(0))),
                Map.entry("toNull", (run, args) -> DynamoDbValue.typed("NULL", null)),
                Map.entry(
                        "toList",
                        (run, args) ->
                                args.value(0) == null
                                        ? DynamoDbValue.typed("NULL", null)
                                        : DynamoDbValue.of(args.list(0), run.budget())),
                Map.entry(
                        "toMap",
                        (run, args) ->
                                args.value(0) == null
                                        ? DynamoDbValue.typed("NULL", null)
                                        : DynamoDbValue.of(args.map(0), run.budget())),
                Map.entry("toMapValues", (run, args) -> mapValues(run, args)),
                Map.entry("toS3Object", (run, args) -> toS3Object(run, args)));
    }

    private static Object value(Evaluation run, Arguments args) {
        return DynamoDbValue.of(args.value(0), run.budget());
    }

    private static Object typed(String type, @Nullable Object value) {
        return DynamoDbValue.typed(value == null ? "NULL" : type, value);
    }

    private static Object typedList(String type, Arguments args) {
        return typed(type, args.value(0) == null ? null : args.list(0));
    }

    private static @Nullable Object binary(@Nullable Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value;
    }

    private static @Nullable Object mapValues(Evaluation run, Arguments args) {
        return args.value(0) == null ? null : DynamoDbValue.ofEach(args.map(0), run.budget());
    }

    private static Object toS3Object(Evaluation run, Arguments args) {
        Map<String, @Nullable Object> link = new LinkedHashMap<>();
        link.put("key", args.text(0));
        link.put("bucket", args.text(1));
        link.put("region", args.text(2));
        if (args.value(3) != null) {
            link.put("version", args.text(3));
        }
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put("s3", link);
        return DynamoDbValue.typed("S", PlainValues.write(holder, run.budget()));
    }

    private static @Nullable Object fromS3Object(Evaluation run, Arguments args) {
        String text = args.optionalText(0);
        if (text == null) {
            return null;
        }
        run.budget().spendText(4L * text.length());
        return PlainValues.parse(text) instanceof Map<?, ?> holder ? holder.get("s3") : null;
    }
}
