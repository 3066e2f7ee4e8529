package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.execution.store.Append;
import dev.stepgraph.workflow.execution.store.AppendOutcome;
import dev.stepgraph.workflow.execution.store.EventCodec;
import dev.stepgraph.workflow.execution.store.ExecutionRow;
import dev.stepgraph.workflow.execution.store.ExecutionStore;
import dev.stepgraph.workflow.execution.store.RowState;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Where executions end on which this service itself fails again and again, so that they cannot harm
 * their neighbours: they are failed, whatever state they are in.
 */
final class Quarantine {

    private static final int ATTEMPTS = 3;

    private static final ErrorOutput FAILURE =
            new ErrorOutput(
                    ErrorName.RUNTIME.text(),
                    "The service failed on this execution again and again; its log says how.");

    private final ExecutionStore store;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();

    Quarantine(ExecutionStore store, EventCodec codec, InstantSource clock) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
    }

    /** Counts a failure of the service on that execution. */
    void count(UUID id) {
        failures.merge(id, 1, Integer::sum);
    }

    /** Whether the execution is to be failed. */
    boolean due(UUID id) {
        return failures.getOrDefault(id, 0) >= ATTEMPTS;
    }

    /** Whether the execution cannot even be failed. */
    boolean hopeless(UUID id) {
        return failures.getOrDefault(id, 0) >= 2 * ATTEMPTS;
    }

    /** Nothing is wrong with the execution any more. */
    void clear(UUID id) {
        if (!failures.isEmpty()) {
            failures.remove(id);
        }
    }

    /** What a command is told that can have no effect. */
    static AwsException refusal() {
        return new AwsException(AwsErrorCode.InternalServerError, "The service failed.");
    }

    /** The append that fails the execution. */
    Append append(Resident resident, Consumer<AppendOutcome> outcome) {
        Instant now = clock.instant();
        NewExecution request = resident.request();
        List<HistoryEvent> events = new ArrayList<>();
        if (request != null) {
            String role = request.revision().roleArn();
            EventDetails started = new EventDetails.ExecutionStarted(request.input(), role);
            events.add(event(1, HistoryEventType.EXECUTION_STARTED, now, started));
        }
        long last = request == null ? store.lastEventId(resident.id()) : 1;
        EventDetails failed = new EventDetails.ExecutionFailed(FAILURE.error(), FAILURE.cause());
        events.add(event(last + 1, HistoryEventType.EXECUTION_FAILED, now, failed));
        RowState state = state(now, last + 1);
        if (request == null) {
            return Append.next(
                    resident.id(), resident.shard(), state, codec.encode(events), outcome);
        }
        ExecutionRow row =
                Appends.row(resident.id(), resident.shard().shard(), request, now, state);
        return Append.start(row, resident.shard().epoch(), codec.encode(events), outcome);
    }

    private RowState state(Instant now, long lastEventId) {
        return new RowState(
                ExecutionStatus.FAILED, null, codec.failure(FAILURE), now, null, lastEventId);
    }

    private static HistoryEvent event(
            long id, HistoryEventType type, Instant now, EventDetails details) {
        return new HistoryEvent(id, 0, id - 1, type, now, 0, details);
    }
}
