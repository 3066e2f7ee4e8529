package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class EvaluationAnswerTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void carriesTheValueWithWhatItLeftBehind() {
        HandlerResult result =
                new HandlerResult(
                        new Outcome.Value("{\"a\":1}", null),
                        JSON.objectNode().put("seen", true),
                        List.of(new HandlerError("odd", "Odd", JSON.numberNode(7), null)),
                        List.of(),
                        List.of("first"));

        assertThat(EvaluationAnswer.of(result))
                .isEqualTo(
                        json(
                                """
                                {"evaluationResult": "{\\"a\\":1}",
                                 "logs": ["first"],
                                 "stash": "{\\"seen\\":true}",
                                 "outErrors":
                                   "[{\\"message\\":\\"odd\\",\\"errorType\\":\\"Odd\\",\\"data\\":7}]"}
                                """));
    }

    @Test
    void anEarlyReturnIsTheValue() {
        assertThat(answer(new Outcome.EarlyReturn(JSON.nullNode(), true)))
                .containsEntry("evaluationResult", JSON.stringNode("null"));
    }

    @Test
    void anErrorHasNoValue() {
        Outcome failed = new Outcome.Failed(new HandlerError("no", null, null, null));

        assertThat(answer(failed))
                .doesNotContainKey("evaluationResult")
                .containsEntry("error", json("{\"message\": \"no\"}"));
    }

    @Test
    void refusedCodeIsShownWithItsPlaces() {
        Outcome refused =
                new Outcome.Refused(
                        "The code contains one or more errors.",
                        List.of(new CodeError("PARSE_ERROR", "odd", 3, 4, 5)));

        assertThat(answer(refused))
                .containsEntry(
                        "error",
                        json(
                                """
                                {"message": "The code contains one or more errors.",
                                 "codeErrors": [{"errorType": "PARSE_ERROR", "value": "odd",
                                   "location": {"line": 3, "column": 4, "span": 5}}]}
                                """));
    }

    private static Map<String, JsonNode> answer(Outcome outcome) {
        HandlerResult result =
                new HandlerResult(outcome, JSON.objectNode(), List.of(), List.of(), List.of());
        Map<String, JsonNode> members = new HashMap<>();
        EvaluationAnswer.of(result)
                .properties()
                .forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static JsonNode json(String text) {
        return JsonText.parse(text);
    }
}
