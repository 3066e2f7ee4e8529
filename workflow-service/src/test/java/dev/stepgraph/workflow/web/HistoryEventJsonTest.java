package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.web.HistoryEventJson.ExecutionData;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

class HistoryEventJsonTest {

    private static final JsonNode DATA = JsonText.parse("{\"a\":1.0}");

    @Test
    void showsTheStartWithItsInputAsText() {
        assertThat(
                        shown(
                                HistoryEventType.EXECUTION_STARTED,
                                new EventDetails.ExecutionStarted(DATA, "role")))
                .isEqualTo(
                        event("ExecutionStarted")
                                + ",'executionStartedEventDetails':{'input':'{\\\"a\\\":1.0}',"
                                + "'inputDetails':{'truncated':false},'roleArn':'role'}}");
    }

    @Test
    void showsEveryStateUnderTheSameMembers() {
        assertThat(
                        shown(
                                HistoryEventType.WAIT_STATE_ENTERED,
                                new EventDetails.StateEntered("W", DATA, Instant.EPOCH)))
                .endsWith(
                        ",'stateEnteredEventDetails':{'name':'W','input':'{\\\"a\\\":1.0}',"
                                + "'inputDetails':{'truncated':false}}}");
        assertThat(
                        shown(
                                HistoryEventType.MAP_STATE_EXITED,
                                new EventDetails.StateExited("M", DATA, "Next")))
                .endsWith(
                        ",'stateExitedEventDetails':{'name':'M','output':'{\\\"a\\\":1.0}',"
                                + "'outputDetails':{'truncated':false}}}");
    }

    @Test
    void namesTheDetailsForTheType() {
        assertThat(
                        shown(
                                HistoryEventType.EXECUTION_ABORTED,
                                new EventDetails.ExecutionFailed(null, null)))
                .endsWith(",'executionAbortedEventDetails':{}}");
        assertThat(
                        shown(
                                HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT,
                                new EventDetails.LambdaFunctionFailed("States.Timeout", null)))
                .endsWith(",'lambdaFunctionTimedOutEventDetails':{'error':'States.Timeout'}}");
        assertThat(
                        shown(
                                HistoryEventType.MAP_ITERATION_STARTED,
                                new EventDetails.MapIteration("M", 0)))
                .endsWith(",'mapIterationStartedEventDetails':{'name':'M','index':0}}");
        assertThat(
                        shown(
                                HistoryEventType.MAP_ITERATION_FAILED,
                                new EventDetails.MapIterationFailed("M", 1, "E", "C")))
                .endsWith(",'mapIterationFailedEventDetails':{'name':'M','index':1}}");
        assertThat(shown(HistoryEventType.MAP_STATE_STARTED, new EventDetails.MapStateStarted(4)))
                .endsWith(",'mapStateStartedEventDetails':{'length':4}}");
    }

    @Test
    void showsWhatATaskIsCalledWith() {
        EventDetails scheduled =
                new EventDetails.TaskScheduled("lambda", "invoke", "us-east-1", DATA, 5L, null);

        assertThat(shown(HistoryEventType.TASK_SCHEDULED, scheduled))
                .endsWith(
                        ",'taskScheduledEventDetails':{'resourceType':'lambda','resource':'invoke',"
                                + "'region':'us-east-1','parameters':'{\\\"a\\\":1.0}',"
                                + "'timeoutInSeconds':5}}");
    }

    @Test
    void showsNoDetailsWhereTheTypeSaysEverything() {
        assertThat(shown(HistoryEventType.LAMBDA_FUNCTION_STARTED, new EventDetails.None()))
                .isEqualTo(event("LambdaFunctionStarted") + "}");
        assertThat(shown(HistoryEventType.MAP_STATE_FAILED, new EventDetails.JoinFailed("E", "C")))
                .isEqualTo(event("MapStateFailed") + "}");
    }

    @Test
    void leavesDataOutAndKeepsTheRest() {
        EventDetails succeeded = new EventDetails.TaskSucceeded("lambda", "invoke", DATA);

        assertThat(text(HistoryEventType.TASK_SUCCEEDED, succeeded, ExecutionData.LEFT_OUT))
                .endsWith(
                        ",'taskSucceededEventDetails':{'resourceType':'lambda','resource':'invoke'}}");
    }

    @Test
    void showsDataAsValuesToThoseWhoPreferThem() {
        EventDetails succeeded = new EventDetails.ExecutionSucceeded(DATA);

        assertThat(text(HistoryEventType.EXECUTION_SUCCEEDED, succeeded, ExecutionData.AS_VALUE))
                .endsWith(",'executionSucceededEventDetails':{'output':{'a':1.0}}}");
    }

    private static String event(String type) {
        return "{'timestamp':1767323045.678,'type':'" + type + "','id':7,'previousEventId':5";
    }

    private static String shown(HistoryEventType type, EventDetails details) {
        return text(type, details, ExecutionData.AS_TEXT);
    }

    private static String text(HistoryEventType type, EventDetails details, ExecutionData data) {
        HistoryEvent event =
                new HistoryEvent(
                        7, 0, 5, type, Instant.parse("2026-01-02T03:04:05.678Z"), 0, details);
        return JsonText.write(HistoryEventJson.of(event, data))
                .replace('"', '\'')
                .replace("\\'", "\\\"");
    }
}
