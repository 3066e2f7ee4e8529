package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.INVALID_JSON_DESCRIPTION;
import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.MISSING_DESCRIPTION;
import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.TOO_DEEPLY_NESTED;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a definition's text as JSON. */
final class DefinitionJson {

    private static final Pattern UNKNOWN_TOKEN = Pattern.compile("Unrecognized token '(.*?)'");

    private DefinitionJson() {}

    /** The text's JSON, or absent if a diagnostic says why there is none. */
    static @Nullable JsonNode read(String text, DiagnosticCollector diagnostics) {
        if (text.isEmpty()) {
            return missing(diagnostics);
        }
        if (text.isBlank()) {
            refuse("No content to map due to end-of-input", text, 1, 0, diagnostics);
            return null;
        }
        JsonNode json = parse(text, diagnostics);
        if (json == null || !StorableText.holdsIn(json, diagnostics)) {
            return null;
        }
        return json.isNull() ? missing(diagnostics) : json;
    }

    private static @Nullable JsonNode parse(String text, DiagnosticCollector diagnostics) {
        try {
            return JsonText.parse(text);
        } catch (InvalidJsonException invalid) {
            String problem = String.valueOf(invalid.getMessage());
            if (problem.contains("nesting depth")) {
                String message =
                        "Values are nested deeper than %d levels".formatted(JsonText.MAX_DEPTH);
                diagnostics.error(TOO_DEEPLY_NESTED, message, null);
            } else {
                int column = invalid.column() + lengthOfUnknownToken(problem);
                refuse(problem, text, invalid.line(), column, diagnostics);
            }
            return null;
        }
    }

    private static @Nullable JsonNode missing(DiagnosticCollector diagnostics) {
        diagnostics.error(MISSING_DESCRIPTION, "Received a null or empty workflow input", null);
        return null;
    }

    private static void refuse(
            String problem, String text, int line, int column, DiagnosticCollector diagnostics) {
        String message = problem + "\n at " + SourcePlace.of(text, line, column);
        diagnostics.error(INVALID_JSON_DESCRIPTION, message, null);
    }

    /** Where AWS's Jackson points behind a word that it does not know, ours points before it. */
    private static int lengthOfUnknownToken(String problem) {
        Matcher token = UNKNOWN_TOKEN.matcher(problem);
        return token.lookingAt() ? token.group(1).length() : 0;
    }
}
