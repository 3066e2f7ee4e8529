package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.web.KnownExecutions;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes an execution. */
@Component
class DescribeExecutionOperation implements AwsOperation {

    private final KnownExecutions executions;

    DescribeExecutionOperation(KnownExecutions executions) {
        this.executions = executions;
    }

    @Override
    public String name() {
        return "DescribeExecution";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("executionArn", Members.ARN);
        boolean withData = Members.wantsData(input);
        input.check();
        ExecutionRecord execution = executions.get(arn);
        ObjectNode answer = ExecutionJson.describe(execution, withData);
        answer.put("redriveCount", 0);
        redrive(answer, execution.status());
        return answer;
    }

    /** Only what ended without success can be run again from where it failed. */
    private static void redrive(ObjectNode answer, ExecutionStatus status) {
        switch (status) {
            case RUNNING, SUCCEEDED ->
                    answer.put("redriveStatus", "NOT_REDRIVABLE")
                            .put(
                                    "redriveStatusReason",
                                    "Execution is " + status + " and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED -> answer.put("redriveStatus", "REDRIVABLE");
        }
    }
}
