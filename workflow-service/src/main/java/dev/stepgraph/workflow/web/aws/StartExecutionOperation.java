package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.execution.StartedExecution;
import dev.stepgraph.workflow.statemachine.CurrentRevisions;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts an execution; when it answers, the start is durable. */
@Component
class StartExecutionOperation implements AwsOperation {

    private final CurrentRevisions revisions;
    private final Executions executions;

    StartExecutionOperation(CurrentRevisions revisions, Executions executions) {
        this.revisions = revisions;
        this.executions = executions;
    }

    @Override
    public String name() {
        return "StartExecution";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        StartInput start = StartInput.of(input);
        input.check();
        StateMachineRevision revision = revisions.current(start.stateMachineArn());
        StartedExecution started = executions.start(start.execution(revision));
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("executionArn", started.arn());
        answer.set("startDate", AwsTimestamp.of(started.startDate()));
        return answer;
    }
}
