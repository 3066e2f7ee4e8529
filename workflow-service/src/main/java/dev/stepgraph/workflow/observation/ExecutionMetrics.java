package dev.stepgraph.workflow.observation;

import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.execution.CommittedListener;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the executions that this replica starts and ends, for each state machine; beyond a number
 * of state machines, for all others together.
 */
@Component
class ExecutionMetrics implements CommittedListener {

    /** How many state machines have meters of their own. */
    static final int MAX_STATE_MACHINES = 1_000;

    private static final String OTHERS = "others";

    private final MeterRegistry registry;
    private final Map<String, StateMachineMeters> meters = new ConcurrentHashMap<>();

    ExecutionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void committed(
            ExecutionIdentity execution, StateMachineType type, List<HistoryEvent> events) {
        StateMachineMeters counted = metersOf(execution.stateMachineArn());
        if (events.getFirst().type() == HistoryEventType.EXECUTION_STARTED) {
            counted.started().increment();
        }
        HistoryEvent last = events.getLast();
        if (counted.count(last.type())) {
            counted.time().record(Duration.between(startOf(execution.id()), last.timestamp()));
        }
    }

    private StateMachineMeters metersOf(String arn) {
        StateMachineMeters known = meters.get(arn);
        if (known != null) {
            return known;
        }
        String tag = meters.size() < MAX_STATE_MACHINES ? arn : OTHERS;
        return meters.computeIfAbsent(tag, name -> StateMachineMeters.of(registry, name));
    }

    /** Ids of executions are UUIDs of version 7, which begin with the time (RFC 9562). */
    private static Instant startOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
