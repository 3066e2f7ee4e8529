package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.common.aws.protocol.TextLimits;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.web.KnownExecutions;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/** Ends an execution. */
@Component
class StopExecutionOperation implements AwsOperation {

    private final KnownExecutions known;
    private final Executions executions;

    StopExecutionOperation(KnownExecutions known, Executions executions) {
        this.known = known;
        this.executions = executions;
    }

    @Override
    public String name() {
        return "StopExecution";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("executionArn", Members.ARN);
        String error = input.optionalText("error", TextLimits.sensitive(0, 256));
        String cause = input.optionalText("cause", TextLimits.sensitive(0, 32_768));
        input.check();
        known.get(arn);
        Instant stopDate = executions.stop(arn, error, cause);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("stopDate", AwsTimestamp.of(stopDate));
        return answer;
    }
}
