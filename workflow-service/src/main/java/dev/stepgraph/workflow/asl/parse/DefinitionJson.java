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
        JsonNode json = text.isBlank() ? null : parse(text, diagnostics);
        if (text.isBlank() || (json != null && json.isNull())) {
            String message = "Received a null or empty workflow input";
            diagnostics.error(MISSING_DESCRIPTION, message, null);
            return null;
        }
        return json != null && StorableText.holdsIn(json, diagnostics) ? json : null;
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
                String place = SourcePlace.of(text, invalid.line(), column);
                String message = problem + "\n at " + place;
                diagnostics.error(INVALID_JSON_DESCRIPTION, message, null);
            }
            return null;
        }
    }

    /** Where AWS's Jackson points behind a word that it does not know, ours points before it. */
    private static int lengthOfUnknownToken(String problem) {
        Matcher token = UNKNOWN_TOKEN.matcher(problem);
        return token.lookingAt() ? token.group(1).length() : 0;
    }
}
