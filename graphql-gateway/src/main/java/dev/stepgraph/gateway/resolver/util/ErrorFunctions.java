package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.gateway.resolver.HandlerError;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Errors that a handler raises or appends. */
final class ErrorFunctions {

    /** Also the message; where the field is known, the caller tells which it was. */
    private static final String UNAUTHORIZED = "Unauthorized";

    private static final String CUSTOM_TYPE = "CustomTemplateException";

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "error", (run, args) -> raise(error(run, args, 0, null)),
                    "appendError", (run, args) -> append(run, args),
                    "unauthorized", (run, args) -> unauthorized(),
                    "validate", (run, args) -> validate(run, args));

    private ErrorFunctions() {}

    private static @Nullable Object append(Evaluation run, Arguments args) {
        run.append(error(run, args, 0, null));
        return null;
    }

    private static @Nullable Object unauthorized() {
        return raise(new HandlerError(UNAUTHORIZED, UNAUTHORIZED, null, null));
    }

    private static @Nullable Object validate(Evaluation run, Arguments args) {
        return args.isTrue(0) ? null : raise(error(run, args, 1, CUSTOM_TYPE));
    }

    private static Object raise(HandlerError error) {
        throw new RaisedErrorException(error);
    }

    private static HandlerError error(
            Evaluation run, Arguments args, int from, @Nullable String standardType) {
        String type = text(run, args.value(from + 1));
        return new HandlerError(
                String.valueOf(text(run, args.value(from))),
                type == null ? standardType : type,
                json(run, args.value(from + 2)),
                json(run, args.value(from + 3)));
    }

    private static @Nullable String text(Evaluation run, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            default -> PlainValues.write(value, run.budget());
        };
    }

    private static @Nullable JsonNode json(Evaluation run, @Nullable Object value) {
        return value == null ? null : PlainValues.toJson(value, run.budget());
    }
}
