package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.workflow.statemachine.LogLevel;
import dev.stepgraph.workflow.statemachine.LoggingConfiguration;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineSettings;
import dev.stepgraph.workflow.statemachine.StateMachineStatus;
import dev.stepgraph.workflow.statemachine.StateMachineSummary;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A state machine as an answer has it; a list leaves out everything after the creation date.
 *
 * @param revisionId absent as long as nothing has been changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StateMachineView(
        String arn,
        String name,
        StateMachineType type,
        StateMachineStatus status,
        Instant creationDate,
        @Nullable Instant updateDate,
        @Nullable String revisionId,
        @Schema(implementation = Object.class) @Nullable RawJson definition,
        @Nullable String roleArn,
        @Nullable Logging logging,
        @Nullable Boolean tracing) {

    /** What is logged, and where to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Logging(LogLevel level, boolean includeExecutionData, @Nullable String logGroupArn) {

        static Logging of(LoggingConfiguration logging) {
            return new Logging(
                    logging.level(), logging.includeExecutionData(), logging.logGroupArn());
        }
    }

    /** A page of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<StateMachineView> stateMachines, @Nullable String nextPageToken) {}

    static StateMachineView of(StateMachine machine) {
        StateMachineSummary summary = machine.summary();
        StateMachineSettings settings = machine.revision().settings();
        return new StateMachineView(
                summary.arn(),
                summary.name(),
                summary.type(),
                summary.status(),
                summary.creationDate(),
                machine.revision().date(),
                machine.revision().shownId(),
                new RawJson(settings.definition()),
                settings.roleArn(),
                Logging.of(settings.logging()),
                settings.tracing());
    }

    static StateMachineView of(StateMachineSummary summary) {
        return new StateMachineView(
                summary.arn(),
                summary.name(),
                summary.type(),
                summary.status(),
                summary.creationDate(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
