package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.statemachine.LogLevel;
import dev.stepgraph.workflow.statemachine.LoggingConfiguration;
import dev.stepgraph.workflow.statemachine.NewStateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineChange;
import dev.stepgraph.workflow.statemachine.StateMachineSettings;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * A state machine as a request has it; an update leaves out what is to stay.
 *
 * @param definition States Language, as an object or as its text
 * @param roleArn the role that executions run under; absent: one of this account
 * @param type STANDARD unless said otherwise; an update cannot change it
 * @param tags labels for a new state machine
 */
record StateMachineBody(
        @Nullable String name,
        @Schema(implementation = Object.class) @Nullable JsonNode definition,
        @Nullable String roleArn,
        @Nullable StateMachineType type,
        @Nullable Logging logging,
        @Nullable Boolean tracing,
        @Nullable Map<String, String> tags) {

    /** What is logged, and to which log group. */
    record Logging(LogLevel level, boolean includeExecutionData, @Nullable String logGroupArn) {

        LoggingConfiguration toConfiguration() {
            List<String> groups = logGroupArn == null ? List.of() : List.of(logGroupArn);
            return LoggingConfiguration.of(level, includeExecutionData, groups);
        }
    }

    NewStateMachine toNew(String defaultRoleArn) {
        StateMachineSettings settings =
                new StateMachineSettings(
                        required("definition", definitionText()),
                        roleArn == null ? defaultRoleArn : roleArn,
                        logging == null ? LoggingConfiguration.OFF : logging.toConfiguration(),
                        tracing != null && tracing,
                        null);
        StateMachineType kind = type == null ? StateMachineType.STANDARD : type;
        return new NewStateMachine(required("name", name), kind, settings, labels());
    }

    StateMachineChange toChange() {
        return new StateMachineChange(
                definitionText(),
                roleArn,
                logging == null ? null : logging.toConfiguration(),
                tracing,
                null);
    }

    @Nullable String definitionText() {
        if (definition == null || definition.isNull()) {
            return null;
        }
        return definition.isString() ? definition.stringValue() : JsonText.write(definition);
    }

    private List<Tag> labels() {
        if (tags == null) {
            return List.of();
        }
        return tags.entrySet().stream()
                .map(entry -> Tag.checked(entry.getKey(), entry.getValue()))
                .toList();
    }

    static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw new AwsException(
                    AwsErrorCode.ValidationException, "The member '" + member + "' is missing");
        }
        return value;
    }
}
