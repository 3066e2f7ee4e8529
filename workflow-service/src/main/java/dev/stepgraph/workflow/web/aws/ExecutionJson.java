package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.ExecutionRecord;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What descriptions of executions have in common. */
final class ExecutionJson {

    private ExecutionJson() {}

    /** Names, status and dates. */
    static ObjectNode summarise(ExecutionRecord execution) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("executionArn", execution.arn())
                        .put("stateMachineArn", execution.stateMachineArn())
                        .put("name", execution.name())
                        .put("status", execution.status().name());
        json.set("startDate", AwsTimestamp.of(execution.startDate()));
        if (execution.stopDate() != null) {
            json.set("stopDate", AwsTimestamp.of(execution.stopDate()));
        }
        return json;
    }

    /** The same, with payloads and how it ended. */
    static ObjectNode describe(ExecutionRecord execution, boolean withData) {
        ObjectNode json = summarise(execution);
        boolean succeeded = execution.status() == ExecutionStatus.SUCCEEDED;
        if (withData) {
            json.put("input", execution.inputText());
        }
        json.putObject("inputDetails").put("included", withData);
        if (withData && execution.outputText() != null) {
            json.put("output", execution.outputText());
        }
        if (succeeded) {
            json.putObject("outputDetails").put("included", withData);
        }
        if (execution.traceHeader() != null) {
            json.put("traceHeader", execution.traceHeader());
        }
        failure(json, execution.failure());
        return json;
    }

    private static void failure(
            ObjectNode json, @org.jspecify.annotations.Nullable ErrorOutput failure) {
        if (failure == null) {
            return;
        }
        if (failure.error() != null) {
            json.put("error", failure.error());
        }
        if (failure.cause() != null) {
            json.put("cause", failure.cause());
        }
    }
}
