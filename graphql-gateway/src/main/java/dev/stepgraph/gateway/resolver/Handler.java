package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.util.List;

/** One handler of a resolver or function, ready to run. */
record Handler(HandlerCode code, HandlerRunner runner) {

    private static final int MAX_SHOWN = 200;

    /** What the ways in which a handler ends mean where it stands. */
    interface Meaning<T> {

        T value(JsonNode value);

        T earlyReturn(Early early);

        T failed(HandlerError error);
    }

    /**
     * A handler's early return.
     *
     * @param value what it returned
     * @param script whether it is a script's {@code runtime.earlyReturn}, not a template's {@code
     *     #return}
     * @param toEnd whether a script asked to skip the functions that are left
     */
    record Early(JsonNode value, boolean script, boolean toEnd) {}

    /** Whether a handler that there is waits while it runs. */
    static boolean waits(@Nullable Handler handler) {
        return handler != null && handler.runner.waits(handler.code);
    }

    <T> T run(FieldRun run, ResolverContext context, Meaning<T> meaning) {
        return told(run, runner.run(code, context), meaning);
    }

    /** Whether another handler can be run with it. */
    boolean runsTogetherWith(Handler next) {
        return runner.runsTogether(code, next.code);
    }

    /** Runs it and the one after it, as {@link HandlerEvaluator#evaluateTogether} says. */
    List<HandlerResult> runTogetherWith(Handler next, ResolverContext context) {
        return runner.runTogether(code, next.code, context);
    }

    /** Takes over what it has come to. */
    <T> T told(FieldRun run, HandlerResult result, Meaning<T> meaning) {
        run.absorb(result);
        return switch (result.outcome()) {
            case HandlerResult.Outcome.Value value -> value(value, meaning);
            case HandlerResult.Outcome.EarlyReturn early ->
                    meaning.earlyReturn(early(early.value(), early.skipsResponse()));
            case HandlerResult.Outcome.Failed failed -> meaning.failed(failed.error());
            case HandlerResult.Outcome.Refused refused ->
                    meaning.failed(new HandlerError(refused.message(), "Code", null, null));
        };
    }

    private Early early(JsonNode value, boolean toEnd) {
        boolean script = code instanceof HandlerCode.ScriptFunction;
        return new Early(orNull(value), script, script && toEnd);
    }

    private static <T> T value(HandlerResult.Outcome.Value value, Meaning<T> meaning) {
        JsonNode json = value.json();
        return json == null ? meaning.failed(notJson(value.text())) : meaning.value(orNull(json));
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private static HandlerError notJson(String text) {
        if (text.isBlank()) {
            return templateError("Template transformation yielded an empty response.");
        }
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        return templateError("Unable to parse the JSON document: '" + shown.strip() + "'");
    }

    private static HandlerError templateError(String message) {
        return new HandlerError(message, "MappingTemplate", null, null);
    }
}
