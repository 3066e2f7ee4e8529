package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.statemachine.StateMachineQuery;
import dev.stepgraph.workflow.statemachine.StateMachineSummary;
import dev.stepgraph.workflow.statemachine.StateMachines;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Lists state machines by name. */
@Component
class ListStateMachinesOperation implements AwsOperation {

    private final StateMachines machines;
    private final PageTokens pages;

    ListStateMachinesOperation(StateMachines machines, PageTokens pages) {
        this.machines = machines;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "ListStateMachines";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        int maxResults = Members.maxResults(input);
        String token = input.optionalText("nextToken", Members.PAGE_TOKEN);
        input.check();
        String after = token == null ? null : pages.open(name(), token);
        List<StateMachineSummary> found =
                machines.list(new StateMachineQuery(null, after, maxResults + 1));
        List<StateMachineSummary> page = found.subList(0, Math.min(maxResults, found.size()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("stateMachines");
        page.forEach(machine -> list.add(item(machine)));
        if (found.size() > maxResults) {
            answer.put("nextToken", pages.issue(name(), page.getLast().name()));
        }
        return answer;
    }

    private static ObjectNode item(StateMachineSummary machine) {
        ObjectNode item =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("stateMachineArn", machine.arn())
                        .put("name", machine.name())
                        .put("type", machine.type().name());
        item.set("creationDate", AwsTimestamp.of(machine.creationDate()));
        return item;
    }
}
