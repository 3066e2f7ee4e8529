package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** What EvaluateCode and EvaluateMappingTemplate answer. */
final class EvaluationAnswer {

    private EvaluationAnswer() {}

    static ObjectNode of(HandlerResult result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (result.outcome()) {
            case Outcome.Value value -> answer.put("evaluationResult", value.text());
            case Outcome.EarlyReturn early ->
                    answer.put("evaluationResult", JsonText.write(early.value()));
            case Outcome.Failed failed ->
                    answer.putObject("error").put("message", failed.error().message());
            case Outcome.Refused refused -> refuse(answer, refused);
        }
        ArrayNode logs = answer.putArray("logs");
        result.logs().forEach(logs::add);
        answer.put("stash", JsonText.write(result.stash()));
        answer.put("outErrors", JsonText.write(errors(result.appendedErrors())));
        return answer;
    }

    private static void refuse(ObjectNode answer, Outcome.Refused refused) {
        ObjectNode error = answer.putObject("error").put("message", refused.message());
        if (!refused.codeErrors().isEmpty()) {
            error.set("codeErrors", codeErrors(refused.codeErrors()));
        }
    }

    /** Mistakes in code, as AppSync shows them. */
    static ArrayNode codeErrors(List<CodeError> mistakes) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (CodeError mistake : mistakes) {
            shown.addObject()
                    .put("errorType", mistake.errorType())
                    .put("value", mistake.value())
                    .putObject("location")
                    .put("line", mistake.line())
                    .put("column", mistake.column())
                    .put("span", mistake.span());
        }
        return shown;
    }

    private static ArrayNode errors(List<HandlerError> appended) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (HandlerError error : appended) {
            ObjectNode members = shown.addObject().put("message", error.message());
            if (error.errorType() != null) {
                members.put("errorType", error.errorType());
            }
            if (error.data() != null) {
                members.set("data", error.data());
            }
            if (error.errorInfo() != null) {
                members.set("errorInfo", error.errorInfo());
            }
        }
        return shown;
    }
}
