package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import tools.jackson.databind.JsonNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mistakes in a script as JSON, on the way from a child to the gateway. */
public final class MistakesText {

    private MistakesText() {}

    /** The text of some mistakes. */
    static String write(List<CodeError> mistakes) {
        List<Map<String, ?>> list = new ArrayList<>();
        for (CodeError mistake : mistakes) {
            list.add(
                    Map.of(
                            "errorType", mistake.errorType(),
                            "value", mistake.value(),
                            "line", mistake.line(),
                            "column", mistake.column(),
                            "span", mistake.span()));
        }
        return PlainValues.write(list, Budget.unlimited(InstantSource.system()));
    }

    /** The mistakes of a text. */
    public static List<CodeError> read(String text) {
        List<CodeError> mistakes = new ArrayList<>();
        for (JsonNode mistake : JsonText.parse(text)) {
            mistakes.add(
                    new CodeError(
                            mistake.path("errorType").asString(),
                            mistake.path("value").asString(),
                            mistake.path("line").asInt(),
                            mistake.path("column").asInt(),
                            mistake.path("span").asInt()));
        }
        return mistakes;
    }
}
