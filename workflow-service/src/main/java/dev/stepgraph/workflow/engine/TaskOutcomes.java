package dev.stepgraph.workflow.engine;

import dev.stepgraph.common.json.JsonSize;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.engine.Decision.Verdict;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** What came of a task's attempt, as events: LambdaFunction… or Task…, by the resource's kind. */
final class TaskOutcomes {

    private TaskOutcomes() {}

    static Verdict succeed(Burst burst, long scheduledEventId, JsonNode output) {
        Frame frame = burst.execution().frameOfTask(scheduledEventId);
        if (frame == null) {
            return Verdict.TASK_NOT_OPEN;
        }
        if (JsonSize.exceeds(output, burst.limits().maxPayloadBytes())) {
            return fail(burst, scheduledEventId, tooLarge(resultName(resource(frame))));
        }
        switch (resource(frame)) {
            case TaskResource.LambdaFunction _, TaskResource.Activity _ ->
                    emit(
                            burst,
                            frame,
                            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
                            new EventDetails.LambdaFunctionSucceeded(output));
            case ServiceIntegration service ->
                    emit(
                            burst,
                            frame,
                            HistoryEventType.TASK_SUCCEEDED,
                            new EventDetails.TaskSucceeded(
                                    service.service(), service.actionWithPattern(), output));
        }
        return Verdict.ACCEPTED;
    }

    static Verdict fail(Burst burst, long scheduledEventId, ErrorOutput failure) {
        Frame frame = burst.execution().frameOfTask(scheduledEventId);
        if (frame == null) {
            return Verdict.TASK_NOT_OPEN;
        }
        HistoryEventType type =
                resource(frame) instanceof ServiceIntegration
                        ? HistoryEventType.TASK_FAILED
                        : HistoryEventType.LAMBDA_FUNCTION_FAILED;
        emitFailure(burst, frame, type, failure);
        return Verdict.ACCEPTED;
    }

    /** The attempt that a frame is waiting for took too long. */
    static void timeOut(Burst burst, Frame frame) {
        burst.cancel(frame);
        HistoryEventType type =
                resource(frame) instanceof ServiceIntegration
                        ? HistoryEventType.TASK_TIMED_OUT
                        : HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT;
        emitFailure(burst, frame, type, new ErrorOutput(ErrorName.TIMEOUT.text(), null));
    }

    static Verdict submit(Burst burst, long scheduledEventId, JsonNode output) {
        Frame frame = burst.execution().frameOfTask(scheduledEventId);
        if (frame == null
                || !(frame.phase() instanceof Phase.Running running)
                || running.submitted()
                || !(resource(frame) instanceof ServiceIntegration service)) {
            return Verdict.TASK_NOT_OPEN;
        }
        burst.emit(
                frame,
                frame.lastEventId(),
                HistoryEventType.TASK_SUBMITTED,
                new EventDetails.TaskSubmitted(
                        service.service(), service.actionWithPattern(), output));
        return Verdict.ACCEPTED;
    }

    static Verdict heartbeat(Burst burst, long scheduledEventId) {
        Frame frame = burst.execution().frameOfTask(scheduledEventId);
        if (frame == null) {
            return Verdict.TASK_NOT_OPEN;
        }
        burst.note(
                frame, HistoryEventType.HEARTBEAT_RECORDED, new EventDetails.HeartbeatRecorded());
        return Verdict.ACCEPTED;
    }

    /** The failure of a result, or of a state's output, that is larger than the quota. */
    static ErrorOutput tooLarge(String name) {
        return new ErrorOutput(
                ErrorName.DATA_LIMIT_EXCEEDED.text(),
                "The state/task '%s' returned a result with a size exceeding the maximum number of"
                                .formatted(name)
                        + " bytes service limit.");
    }

    private static String resultName(TaskResource resource) {
        return resource instanceof ServiceIntegration service ? service.service() : resource.arn();
    }

    private static TaskResource resource(Frame frame) {
        return ((TaskState) frame.state()).resource();
    }

    private static void emitFailure(
            Burst burst, Frame frame, HistoryEventType type, ErrorOutput failure) {
        @Nullable String error = failure.error();
        @Nullable String cause = failure.cause();
        EventDetails details =
                resource(frame) instanceof ServiceIntegration service
                        ? new EventDetails.TaskFailed(
                                service.service(), service.actionWithPattern(), error, cause)
                        : new EventDetails.LambdaFunctionFailed(error, cause);
        emit(burst, frame, type, details);
    }

    private static void emit(
            Burst burst, Frame frame, HistoryEventType type, EventDetails details) {
        burst.emit(frame, frame.lastEventId(), type, details);
        burst.enqueue(frame);
    }
}
