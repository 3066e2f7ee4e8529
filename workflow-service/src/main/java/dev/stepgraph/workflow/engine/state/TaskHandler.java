package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;
import dev.stepgraph.workflow.engine.dataflow.FieldValues;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** A Task state: schedules an attempt, which is handed out in the frame's next turn. */
public final class TaskHandler {

    private TaskHandler() {}

    static void begin(TaskState state, Turn turn) {
        DataFlowStrategy strategy = DataFlowStrategy.of(state.dataFlow());
        JsonNode input = strategy.effectiveInput(turn.frame().data(), turn::scope);
        JsonNode payload = strategy.payload(input, turn::scope);
        EvaluationScope scope = turn.scope(input);
        @Nullable Long timeout =
                FieldValues.optionalSeconds(state.timeouts().timeoutSeconds(), scope);
        @Nullable Long heartbeat =
                FieldValues.optionalSeconds(state.timeouts().heartbeatSeconds(), scope);
        switch (state.resource()) {
            case TaskResource.LambdaFunction _, TaskResource.Activity _ ->
                    turn.emit(
                            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
                            new EventDetails.LambdaFunctionScheduled(
                                    state.resource().arn(), payload, timeout));
            case ServiceIntegration service ->
                    turn.emit(
                            HistoryEventType.TASK_SCHEDULED,
                            new EventDetails.TaskScheduled(
                                    service.service(),
                                    service.actionWithPattern(),
                                    turn.region(),
                                    payload,
                                    timeout,
                                    heartbeat));
        }
    }

    /** Says that the attempt is being carried out. */
    public static void emitStarted(TaskState state, Turn turn) {
        switch (state.resource()) {
            case TaskResource.LambdaFunction _, TaskResource.Activity _ ->
                    turn.emit(HistoryEventType.LAMBDA_FUNCTION_STARTED, new EventDetails.None());
            case ServiceIntegration service ->
                    turn.emit(
                            HistoryEventType.TASK_STARTED,
                            new EventDetails.TaskStarted(
                                    service.service(), service.actionWithPattern()));
        }
    }
}
