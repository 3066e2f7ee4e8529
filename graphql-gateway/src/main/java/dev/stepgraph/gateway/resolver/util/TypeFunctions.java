package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What kind of value something is, and what to take in its place. */
final class TypeFunctions {

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("isNull", (run, args) -> args.value(0) == null),
                    Map.entry("isNullOrEmpty", (run, args) -> isNullOrEmpty(args.value(0))),
                    Map.entry("isNullOrBlank", (run, args) -> isNullOrBlank(args.value(0))),
                    Map.entry(
                            "defaultIfNull",
                            (run, args) -> args.value(args.value(0) == null ? 1 : 0)),
                    Map.entry(
                            "defaultIfNullOrEmpty",
                            (run, args) -> args.value(isNullOrEmpty(args.value(0)) ? 1 : 0)),
                    Map.entry(
                            "defaultIfNullOrBlank",
                            (run, args) -> args.value(isNullOrBlank(args.value(0)) ? 1 : 0)),
                    Map.entry("isString", (run, args) -> args.value(0) instanceof String),
                    Map.entry("isNumber", (run, args) -> args.value(0) instanceof Number),
                    Map.entry("isBoolean", (run, args) -> args.value(0) instanceof Boolean),
                    Map.entry("isList", (run, args) -> args.value(0) instanceof List),
                    Map.entry("isMap", (run, args) -> args.value(0) instanceof Map),
                    Map.entry("typeOf", (run, args) -> typeOf(args.value(0))),
                    Map.entry("authType", (run, args) -> run.authType()),
                    Map.entry("qr", (run, args) -> null),
                    Map.entry("quiet", (run, args) -> null));

    private TypeFunctions() {}

    private static boolean isNullOrEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    private static boolean isNullOrBlank(@Nullable Object value) {
        return value instanceof String text ? text.isBlank() : isNullOrEmpty(value);
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "Null";
            case String text -> "String";
            case Number number -> "Number";
            case Boolean truth -> "Boolean";
            case List<?> list -> "List";
            case Map<?, ?> map -> "Map";
            default -> "Object";
        };
    }
}
