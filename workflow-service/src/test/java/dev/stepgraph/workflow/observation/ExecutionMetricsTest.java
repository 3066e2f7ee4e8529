package dev.stepgraph.workflow.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

class ExecutionMetricsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutionMetrics metrics = new ExecutionMetrics(registry);

    @Test
    void countsAStartAndAnEndThatCameApart() {
        committed("m", started());
        assertThat(count("ExecutionsStarted", "m")).isEqualTo(1);
        assertThat(count("ExecutionsFailed", "m")).isZero();

        committed("m", ended(HistoryEventType.EXECUTION_FAILED, START.plusMillis(1_500)));

        assertThat(count("ExecutionsStarted", "m")).isEqualTo(1);
        assertThat(count("ExecutionsFailed", "m")).isEqualTo(1);
        assertThat(
                        registry.get("ExecutionTime")
                                .tag("StateMachineArn", "m")
                                .timer()
                                .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(1_500);
    }

    @Test
    void countsAStartAndAnEndThatCameTogether() {
        committed("m", started(), ended(HistoryEventType.EXECUTION_SUCCEEDED, START));

        assertThat(count("ExecutionsStarted", "m")).isEqualTo(1);
        assertThat(count("ExecutionsSucceeded", "m")).isEqualTo(1);
    }

    @Test
    void tellsTheEndsApart() {
        committed("m", ended(HistoryEventType.EXECUTION_ABORTED, START));
        committed("m", ended(HistoryEventType.EXECUTION_TIMED_OUT, START));

        assertThat(count("ExecutionsAborted", "m")).isEqualTo(1);
        assertThat(count("ExecutionsTimedOut", "m")).isEqualTo(1);
    }

    @Test
    void tellsSoManyStateMachinesApartAndNoMore() {
        for (int i = 0; i < ExecutionMetrics.MAX_STATE_MACHINES + 5; i++) {
            committed("m" + i, started());
        }
        committed("m0", started());

        assertThat(count("ExecutionsStarted", "m0")).isEqualTo(2);
        assertThat(count("ExecutionsStarted", "others")).isEqualTo(5);
        assertThat(registry.find("ExecutionsStarted").counters())
                .hasSize(ExecutionMetrics.MAX_STATE_MACHINES + 1);
    }

    private void committed(String stateMachine, HistoryEvent... events) {
        UUID id = new UUID((START.toEpochMilli() << 16) | 0x7000, 1);
        ExecutionIdentity execution =
                new ExecutionIdentity(id, "arn", "name", stateMachine, "m", "role", "region");
        metrics.committed(execution, StateMachineType.STANDARD, List.of(events));
    }

    private double count(String counter, String stateMachine) {
        return registry.get(counter).tag("StateMachineArn", stateMachine).counter().count();
    }

    private static HistoryEvent started() {
        return event(
                HistoryEventType.EXECUTION_STARTED,
                START,
                new EventDetails.ExecutionStarted(JsonText.parse("{}"), "role"));
    }

    private static HistoryEvent ended(HistoryEventType type, Instant at) {
        return event(type, at, new EventDetails.None());
    }

    private static HistoryEvent event(HistoryEventType type, Instant at, EventDetails details) {
        return new HistoryEvent(1, 0, 0, type, at, 0, details);
    }
}
