package dev.stepgraph.workflow.web;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.ResourceName;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.execution.NewExecution;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/** From what a caller sent to what is started. */
public final class NewExecutions {

    /** How many bytes of UTF-8 an input may have. */
    public static final int MAX_INPUT_BYTES = 262_144;

    private static final int SHOWN_CHARACTERS = 500;

    private NewExecutions() {}

    /**
     * A start of that revision.
     *
     * @param input absent: an empty object
     * @throws AwsException InvalidName or InvalidExecutionInput
     */
    public static NewExecution of(
            StateMachineRevision revision,
            @Nullable String name,
            @Nullable String input,
            @Nullable String traceHeader) {
        if (name != null) {
            ResourceName.check(name);
        }
        String text = input == null ? "{}" : input;
        return new NewExecution(revision, name, parse(text), text, traceHeader);
    }

    private static JsonNode parse(String text) {
        if (isTooLong(text)) {
            throw invalid("The input has more than " + MAX_INPUT_BYTES + " bytes");
        }
        try {
            return JsonText.parse(text);
        } catch (InvalidJsonException e) {
            throw invalid(describe(e, text));
        }
    }

    /** Counts bytes only where there may be more of them than are allowed. */
    private static boolean isTooLong(String text) {
        return text.length() > MAX_INPUT_BYTES / 3
                && text.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT_BYTES;
    }

    /** AWS tells what its own JSON parser says; clients show it to people. */
    private static String describe(InvalidJsonException e, String text) {
        String source =
                text.length() <= SHOWN_CHARACTERS
                        ? "\"" + text + "\""
                        : "\"%s\"[truncated %d chars]"
                                .formatted(
                                        text.substring(0, SHOWN_CHARACTERS),
                                        text.length() - SHOWN_CHARACTERS);
        return "com.fasterxml.jackson.core.JsonParseException: %s\n at [Source: (String)%s; line: %d, column: %d]"
                .formatted(e.getMessage(), source, e.line(), e.column());
    }

    private static AwsException invalid(String reason) {
        return new AwsException(
                AwsErrorCode.InvalidExecutionInput,
                "Invalid State Machine Execution Input: '" + reason + "'");
    }
}
