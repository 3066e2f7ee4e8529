package dev.stepgraph.gateway.resolver;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What running a handler came to.
 *
 * @param outcome a value, an early return, an error or code that cannot run
 * @param stash the stash as the handler left it
 * @param appendedErrors what {@code util.appendError} was called with
 * @param effects what the handler asks for besides its value
 * @param logs what {@code console} was called with
 */
public record HandlerResult(
        Outcome outcome,
        ObjectNode stash,
        List<HandlerError> appendedErrors,
        List<HandlerEffect> effects,
        List<String> logs) {

    public HandlerResult {
        appendedErrors = List.copyOf(appendedErrors);
        effects = List.copyOf(effects);
        logs = List.copyOf(logs);
    }

    /** How a handler ended. */
    public sealed interface Outcome {

        /**
         * It ended normally.
         *
         * @param printed what a template printed, or a script's value as JSON; absent where nobody
         *     had to write it down
         * @param json the value; absent where what a template printed is no JSON
         */
        record Value(@Nullable String printed, @Nullable JsonNode json) implements Outcome {

            /** A value that was never text. */
            public static Value of(JsonNode json) {
                return new Value(null, json);
            }

            /** What EvaluateCode and EvaluateMappingTemplate answer. */
            public String text() {
                if (printed != null) {
                    return printed;
                }
                return json == null ? "" : JsonText.write(json);
            }
        }

        /**
         * {@code #return} or {@code runtime.earlyReturn}: the data source is not called.
         *
         * @param value the value, null where none was given
         * @param skipsResponse whether the response handler is left out too: {@code skipTo: END}
         */
        record EarlyReturn(JsonNode value, boolean skipsResponse) implements Outcome {}

        /** {@code util.error}, {@code util.unauthorized}, or a mistake met while running. */
        record Failed(HandlerError error) implements Outcome {}

        /** The code is not in the language that may run. */
        record Refused(String message, List<CodeError> codeErrors) implements Outcome {
            public Refused {
                codeErrors = List.copyOf(codeErrors);
            }
        }
    }

    /**
     * A mistake in code that is not run, as EvaluateCode answers it.
     *
     * @param errorType such as {@code PARSE_ERROR}
     * @param value what is wrong
     * @param line from 1
     * @param column from 1
     * @param span how many characters
     */
    public record CodeError(String errorType, String value, int line, int column, int span) {}
}
