package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.asl.parse.Diagnostic;
import dev.stepgraph.workflow.asl.parse.Diagnostics;
import dev.stepgraph.workflow.statemachine.Definitions;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Tells what is to be said about a definition, and makes nothing of it. */
@Component
class ValidateStateMachineDefinitionOperation implements AwsOperation {

    private static final int MAX_DIAGNOSTICS = 100;

    private final Definitions definitions;

    ValidateStateMachineDefinitionOperation(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public String name() {
        return "ValidateStateMachineDefinition";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String definition = input.text("definition", Members.DEFINITION);
        StateMachineType type = StateMachineInput.type(input);
        String severity = input.choice("severity", List.of("ERROR", "WARNING"));
        int max = input.integer("maxResults", 0, MAX_DIAGNOSTICS, MAX_DIAGNOSTICS);
        input.check();
        Diagnostics found = definitions.diagnose(definition, type);
        List<Diagnostic> shown = "WARNING".equals(severity) ? found.all() : found.errors();
        return answer(found, shown, max == 0 ? MAX_DIAGNOSTICS : max);
    }

    private static JsonNode answer(Diagnostics found, List<Diagnostic> shown, int max) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("result", found.hasErrors() ? "FAIL" : "OK");
        ArrayNode list = answer.putArray("diagnostics");
        shown.stream().limit(max).forEach(diagnostic -> list.add(item(diagnostic)));
        return answer.put("truncated", found.truncated() || shown.size() > max);
    }

    private static ObjectNode item(Diagnostic diagnostic) {
        ObjectNode item =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("severity", diagnostic.severity().name())
                        .put("code", diagnostic.code())
                        .put("message", diagnostic.message());
        if (diagnostic.location() != null) {
            item.put("location", diagnostic.location());
        }
        return item;
    }
}
