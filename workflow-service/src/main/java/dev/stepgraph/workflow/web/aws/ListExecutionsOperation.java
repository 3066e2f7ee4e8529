package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.ExecutionPage;
import dev.stepgraph.workflow.execution.ExecutionPosition;
import dev.stepgraph.workflow.execution.ExecutionQuery;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.statemachine.StateMachineArn;
import dev.stepgraph.workflow.statemachine.StateMachineRefusals;
import dev.stepgraph.workflow.statemachine.StateMachineType;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.ExecutionCursor;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/** Lists the executions of a state machine, newest first. */
@Component
class ListExecutionsOperation implements AwsOperation {

    private static final List<String> STATUSES =
            List.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");
    private static final List<String> REDRIVES = List.of("REDRIVEN", "NOT_REDRIVEN");

    private final StateMachines machines;
    private final Executions executions;
    private final PageTokens pages;

    ListExecutionsOperation(StateMachines machines, Executions executions, PageTokens pages) {
        this.machines = machines;
        this.executions = executions;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "ListExecutions";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        Request request = Request.of(input);
        String arn = request.stateMachineArn;
        String scope = name() + "|" + arn + "|" + request.status;
        ExecutionPosition position =
                request.nextToken == null
                        ? null
                        : ExecutionCursor.parse(pages.open(scope, request.nextToken));
        if (machines.get(arn).summary().type() == StateMachineType.EXPRESS) {
            throw StateMachineRefusals.typeNotSupported();
        }
        if (request.matchesNothing()) {
            return answer(new ExecutionPage(List.of(), null), scope);
        }
        ExecutionQuery query =
                new ExecutionQuery(
                        arn, request.statuses(), null, null, null, position, request.maxResults);
        return answer(executions.list(query), scope);
    }

    private JsonNode answer(ExecutionPage page, String scope) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("executions");
        for (ExecutionRecord execution : page.executions()) {
            list.add(ExecutionJson.summarise(execution).put("redriveCount", 0));
        }
        ExecutionPosition next = page.next();
        if (next != null) {
            answer.put("nextToken", pages.issue(scope, ExecutionCursor.format(next)));
        }
        return answer;
    }

    private record Request(
            String stateMachineArn,
            @Nullable String status,
            @Nullable String redriveFilter,
            int maxResults,
            @Nullable String nextToken) {

        static Request of(AwsInput input) {
            String arn = input.optionalText("stateMachineArn", Members.ARN);
            String mapRunArn = input.optionalText("mapRunArn", Members.LONG_ARN);
            Request request =
                    new Request(
                            arn == null ? "" : arn,
                            input.choice("statusFilter", STATUSES),
                            input.choice("redriveFilter", REDRIVES),
                            Members.maxResults(input),
                            input.optionalText("nextToken", Members.LIST_EXECUTIONS_PAGE_TOKEN));
            input.check();
            if (mapRunArn != null) {
                throw invalid("Listing the executions of a Map Run is not supported yet");
            }
            if (arn == null) {
                throw invalid("Either stateMachineArn or mapRunArn must be specified");
            }
            StateMachineArn.check(arn);
            return request;
        }

        /** Nothing is redriven yet, and nothing waits to be. */
        boolean matchesNothing() {
            return "PENDING_REDRIVE".equals(status) || "REDRIVEN".equals(redriveFilter);
        }

        Set<ExecutionStatus> statuses() {
            return status == null ? Set.of() : Set.of(ExecutionStatus.valueOf(status));
        }

        private static AwsException invalid(String message) {
            return new AwsException(AwsErrorCode.ValidationException, message);
        }
    }
}
