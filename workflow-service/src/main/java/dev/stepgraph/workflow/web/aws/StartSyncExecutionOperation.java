package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.statemachine.CurrentRevisions;
import dev.stepgraph.workflow.statemachine.StateMachineRefusals;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;

/** Runs an Express execution and answers when it has ended. */
@Component
class StartSyncExecutionOperation implements AwsOperation {

    private static final int BILLED_MEGABYTES = 64;
    private static final long BILLED_STEP = 100;

    private final CurrentRevisions revisions;
    private final Executions executions;

    StartSyncExecutionOperation(CurrentRevisions revisions, Executions executions) {
        this.revisions = revisions;
        this.executions = executions;
    }

    @Override
    public String name() {
        return "StartSyncExecution";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        StartInput start = StartInput.of(input);
        boolean withData = Members.wantsData(input);
        input.check();
        StateMachineRevision revision = revisions.current(start.stateMachineArn());
        if (revision.type() != StateMachineType.EXPRESS) {
            throw StateMachineRefusals.typeNotSupported();
        }
        ExecutionRecord ended = executions.startSync(start.execution(revision));
        return answer(ended, withData);
    }

    private static JsonNode answer(ExecutionRecord ended, boolean withData) {
        ObjectNode answer = ExecutionJson.describe(ended, withData);
        answer.putObject("outputDetails").put("included", withData);
        answer.putObject("billingDetails")
                .put("billedDurationInMilliseconds", billedMillis(ended))
                .put("billedMemoryUsedInMB", BILLED_MEGABYTES);
        return answer;
    }

    /** Time is billed in steps of 100 ms, begun ones in full. */
    private static long billedMillis(ExecutionRecord ended) {
        Instant stop = ended.stopDate() == null ? ended.startDate() : ended.stopDate();
        long millis = Duration.between(ended.startDate(), stop).toMillis();
        return Math.max(1, Math.ceilDiv(millis, BILLED_STEP)) * BILLED_STEP;
    }
}
