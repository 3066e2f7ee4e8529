package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.workflow.statemachine.EncryptionConfiguration;
import dev.stepgraph.workflow.statemachine.LoggingConfiguration;
import dev.stepgraph.workflow.statemachine.RevisionRecord;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineSettings;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What descriptions of state machines have in common. */
final class StateMachineJson {

    private StateMachineJson() {}

    /** Name, definition and configuration. */
    static ObjectNode describe(StateMachine machine, boolean withDefinition) {
        RevisionRecord revision = machine.revision();
        StateMachineSettings settings = revision.settings();
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("stateMachineArn", machine.summary().arn())
                        .put("name", machine.summary().name())
                        .put("definition", withDefinition ? settings.definition() : "")
                        .put("roleArn", settings.roleArn());
        logging(json.putObject("loggingConfiguration"), settings.logging());
        json.putObject("tracingConfiguration").put("enabled", settings.tracing());
        encryption(json, settings.encryption());
        String revisionId = revision.shownId();
        if (revisionId != null) {
            json.put("revisionId", revisionId);
        }
        return json;
    }

    private static void logging(ObjectNode json, LoggingConfiguration logging) {
        json.put("level", logging.level().name());
        json.put("includeExecutionData", logging.includeExecutionData());
        if (logging.logGroupArn() != null) {
            json.putArray("destinations")
                    .addObject()
                    .putObject("cloudWatchLogsLogGroup")
                    .put("logGroupArn", logging.logGroupArn());
        }
    }

    private static void encryption(ObjectNode json, @Nullable EncryptionConfiguration encryption) {
        if (encryption == null) {
            return;
        }
        ObjectNode configuration =
                json.putObject("encryptionConfiguration").put("type", encryption.type().name());
        if (encryption.kmsKeyId() != null) {
            configuration.put("kmsKeyId", encryption.kmsKeyId());
            configuration.put("kmsDataKeyReusePeriodSeconds", encryption.reuseSeconds());
        }
    }
}
