package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.execution.HistoryOrder;
import dev.stepgraph.workflow.execution.HistoryRange;
import dev.stepgraph.workflow.web.HistoryEventJson;
import dev.stepgraph.workflow.web.HistoryEventJson.ExecutionData;
import dev.stepgraph.workflow.web.HistoryPages;
import dev.stepgraph.workflow.web.HistoryPages.Page;
import dev.stepgraph.workflow.web.KnownExecutions;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows the events of an execution. */
@Component
class GetExecutionHistoryOperation implements AwsOperation {

    private final KnownExecutions executions;
    private final HistoryPages histories;
    private final PageTokens pages;

    GetExecutionHistoryOperation(
            KnownExecutions executions, HistoryPages histories, PageTokens pages) {
        this.executions = executions;
        this.histories = histories;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "GetExecutionHistory";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("executionArn", Members.ARN);
        int maxResults = Members.maxResults(input);
        boolean reverse = input.flag("reverseOrder", false);
        boolean withData = input.flag("includeExecutionData", true);
        String token = input.optionalText("nextToken", Members.PAGE_TOKEN);
        input.check();
        KnownExecutions.checkArn(arn);
        String scope = name() + "|" + arn + "|" + reverse;
        long after = token == null ? 0 : Long.parseLong(pages.open(scope, token));
        HistoryOrder order = reverse ? HistoryOrder.REVERSE : HistoryOrder.FORWARD;
        ExecutionData data = withData ? ExecutionData.AS_TEXT : ExecutionData.LEFT_OUT;
        Page page =
                histories.read(
                        executions.get(arn).id(),
                        new HistoryRange(after, maxResults, order),
                        event -> HistoryEventJson.of(event, data));
        return answer(page, scope);
    }

    private JsonNode answer(Page page, String scope) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("events").addAll(page.events());
        if (page.next() != null) {
            answer.put("nextToken", pages.issue(scope, page.next().toString()));
        }
        return answer;
    }
}
