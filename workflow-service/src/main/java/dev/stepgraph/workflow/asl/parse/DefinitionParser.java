package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;
import dev.stepgraph.workflow.asl.model.StateGraph;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a definition's text (States Language, "Structure of a State Machine"). Immutable. */
public final class DefinitionParser {

    private static final Set<String> FIELDS =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");

    private final DefinitionQuotas quotas;
    private final ExpressionReader expressions;

    public DefinitionParser(DefinitionQuotas quotas, ExpressionReader expressions) {
        this.quotas = quotas;
        this.expressions = expressions;
    }

    /**
     * Reads a definition as far as it can be read; whatever is wrong with it becomes a diagnostic.
     *
     * @return absent if the text is no JSON object
     */
    public @Nullable DefinitionDraft parse(String text, DiagnosticCollector diagnostics) {
        if (text.length() > quotas.definitionCharacters()) {
            String message =
                    "State machine definition exceeds the maximum length of "
                            + quotas.definitionCharacters();
            diagnostics.schemaError(message, Location.ROOT);
            return null;
        }
        JsonNode root = DefinitionJson.read(text, diagnostics);
        if (root == null) {
            return null;
        }
        ObjectFields fields = ObjectFields.of(root, Location.ROOT, diagnostics);
        return fields == null ? null : read(fields, diagnostics);
    }

    private DefinitionDraft read(ObjectFields fields, DiagnosticCollector diagnostics) {
        fields.allowOnly(FIELDS);
        fields.oneOf("Version", List.of("1.0"));
        QueryLanguage named = QueryLanguageReader.read(fields);
        QueryLanguage language = named == null ? QueryLanguage.JSON_PATH : named;
        Long timeoutSeconds = fields.integer("TimeoutSeconds", 0, NumberReader.MOST_SECONDS);
        Reading reading = new Reading(quotas, expressions, diagnostics, language);
        StateGraph graph = new GraphReader(reading).read(fields, 1);
        StateMachineDefinition model =
                graph == null
                        ? null
                        : new StateMachineDefinition(
                                comment(fields), language, timeout(timeoutSeconds), graph);
        return new DefinitionDraft(language, reading.graphs(), model);
    }

    private static @Nullable String comment(ObjectFields fields) {
        JsonNode comment = fields.get("Comment");
        return comment == null || !comment.isString() ? null : comment.stringValue();
    }

    /** AWS accepts 0 here, unlike on a task; no time at all can only mean no limit. */
    private static OptionalLong timeout(@Nullable Long seconds) {
        return seconds == null || seconds == 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
    }
}
