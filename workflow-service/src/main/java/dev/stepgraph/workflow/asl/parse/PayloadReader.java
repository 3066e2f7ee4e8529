package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.parse.StateDraft.Payload;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Notes which fields a task hands over, for the rule that some of them are required. */
final class PayloadReader {

    private PayloadReader() {}

    static Payload read(@Nullable JsonNode parameters) {
        if (parameters == null) {
            return new Payload.None();
        }
        if (!parameters.isObject()) {
            return new Payload.Computed();
        }
        List<String> names = parameters.propertyNames().stream().map(PayloadReader::plain).toList();
        return new Payload.Fields(names);
    }

    private static String plain(String name) {
        boolean computed = name.endsWith(TemplateReader.COMPUTED);
        return computed ? name.substring(0, name.length() - 2) : name;
    }
}
