package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.INVALID_JSON_DESCRIPTION;
import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.MISSING_DESCRIPTION;
import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.TOO_DEEPLY_NESTED;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a definition's text as JSON: one value, no key twice, no number nor string that the rest of
 * the service could not handle.
 */
final class DefinitionJson {

    private final DefinitionQuotas quotas;
    private final JsonMapper mapper;

    DefinitionJson(DefinitionQuotas quotas) {
        this.quotas = quotas;
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxNestingDepth(quotas.jsonDepth()).build();
        this.mapper =
                JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .build();
    }

    /** The text's JSON, or absent if a diagnostic says why there is none. */
    @Nullable JsonNode read(String text, DiagnosticCollector diagnostics) {
        if (text.length() > quotas.definitionCharacters()) {
            String message =
                    "State machine definition exceeds the maximum length of "
                            + quotas.definitionCharacters();
            diagnostics.schemaError(message, Location.ROOT);
            return null;
        }
        if (text.isBlank()) {
            return missing(diagnostics);
        }
        JsonNode json = parse(text, diagnostics);
        if (json != null && json.isNull()) {
            return missing(diagnostics);
        }
        return json != null && new PlainValues(quotas).holdIn(json, diagnostics) ? json : null;
    }

    private @Nullable JsonNode parse(String text, DiagnosticCollector diagnostics) {
        try (JsonParser parser = mapper.createParser(text)) {
            JsonNode json = mapper.readTree(parser);
            if (parser.nextToken() != null) {
                refuse(
                        "Unexpected content after the end of the definition",
                        parser.currentTokenLocation(),
                        text,
                        diagnostics);
                return null;
            }
            return json;
        } catch (StreamConstraintsException beyondLimit) {
            refuseBeyondLimit(beyondLimit, text, diagnostics);
            return null;
        } catch (JacksonException noJson) {
            refuse(noJson.getOriginalMessage(), noJson.getLocation(), text, diagnostics);
            return null;
        }
    }

    private static @Nullable JsonNode missing(DiagnosticCollector diagnostics) {
        diagnostics.error(MISSING_DESCRIPTION, "Received a null or empty workflow input", null);
        return null;
    }

    /** Jackson has one exception for all its limits: depth, number length, name length. */
    private void refuseBeyondLimit(
            StreamConstraintsException exception, String text, DiagnosticCollector diagnostics) {
        if (exception.getOriginalMessage().contains("nesting depth")) {
            String message = "Values are nested deeper than " + quotas.jsonDepth() + " levels";
            diagnostics.error(TOO_DEEPLY_NESTED, message, null);
        } else {
            refuse(exception.getOriginalMessage(), exception.getLocation(), text, diagnostics);
        }
    }

    private static void refuse(
            String problem,
            @Nullable TokenStreamLocation location,
            String text,
            DiagnosticCollector diagnostics) {
        String place = location == null ? "" : "\n at " + JacksonPlace.of(text, location);
        diagnostics.error(INVALID_JSON_DESCRIPTION, problem + place, null);
    }
}
