package dev.stepgraph.workflow.fault;

import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Three executions as the service writes them, and an Express one that has not ended. */
final class SampleHistories {

    /** Whatever follows it is an execution's name. */
    static final String EXECUTION_ARN = "arn:aws:states:us-east-1:000000000000:execution:machine:";

    /** Has succeeded, after a task that was retried by another replica. */
    static final String SUCCEEDED = "00000000-0000-7000-8000-000000000001";

    /** Waits for an hour; has no name of its own. */
    static final String WAITING = "00000000-0000-7000-8000-000000000002";

    /** Has failed, since a task did; another one was cut off by it. */
    static final String FAILED = "00000000-0000-7000-8000-000000000003";

    static final Instant STARTED = Instant.parse("2026-01-01T00:00:00.123Z");

    private static final int STATUS_SUCCEEDED = 1;
    private static final int STATUS_FAILED = 2;

    private final JdbcTemplate jdbc;
    private String execution = "";
    private int epoch;
    private int branch;

    SampleHistories(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert() {
        jdbc.update("insert into cluster_setting (name, value) values ('shards', '4')");
        jdbc.update(
                "insert into shard_lease (shard, epoch) select n, 5 from generate_series(0, 3) as n");
        insertSucceeded();
        insertWaiting();
        insertFailed();
        jdbc.update(
                """
                insert into express_execution (id, revision_id, started_at, shard, name, input)
                values (gen_random_uuid(), gen_random_uuid(), now(), 0, 'express', '{}')
                """);
    }

    private void insertSucceeded() {
        execution(SUCCEEDED, "succeeded", 2);
        event(1, 0, HistoryEventType.EXECUTION_STARTED);
        event(2, 0, HistoryEventType.TASK_STATE_ENTERED);
        event(3, 2, HistoryEventType.LAMBDA_FUNCTION_SCHEDULED);
        event(4, 3, HistoryEventType.LAMBDA_FUNCTION_STARTED);
        event(5, 4, HistoryEventType.LAMBDA_FUNCTION_FAILED);
        insert(5, 1, 5, HistoryEventType.RETRY_SCHEDULED);
        epoch = 4;
        event(6, 5, HistoryEventType.LAMBDA_FUNCTION_SCHEDULED);
        event(7, 6, HistoryEventType.LAMBDA_FUNCTION_STARTED);
        event(8, 7, HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED);
        event(9, 8, HistoryEventType.TASK_STATE_EXITED);
        event(10, 9, HistoryEventType.EXECUTION_SUCCEEDED);
        end(STATUS_SUCCEEDED, 10, "{}");
    }

    private void insertWaiting() {
        execution(WAITING, null, 3);
        event(1, 0, HistoryEventType.EXECUTION_STARTED);
        event(2, 0, HistoryEventType.WAIT_STATE_ENTERED);
        jdbc.update(
                "update execution set wake_at = now() + interval '1 hour', last_event_id = 2"
                        + " where id = ?::uuid",
                execution);
    }

    private void insertFailed() {
        execution(FAILED, "failed", 5);
        event(1, 0, HistoryEventType.EXECUTION_STARTED);
        event(2, 0, HistoryEventType.PARALLEL_STATE_ENTERED);
        event(3, 2, HistoryEventType.PARALLEL_STATE_STARTED);
        branch = 1;
        event(4, 3, HistoryEventType.TASK_STATE_ENTERED);
        event(5, 4, HistoryEventType.LAMBDA_FUNCTION_SCHEDULED);
        branch = 2;
        event(6, 3, HistoryEventType.TASK_STATE_ENTERED);
        event(7, 6, HistoryEventType.TASK_SCHEDULED);
        branch = 1;
        event(8, 5, HistoryEventType.LAMBDA_FUNCTION_STARTED);
        branch = 2;
        event(9, 7, HistoryEventType.TASK_STARTED);
        branch = 1;
        event(10, 8, HistoryEventType.LAMBDA_FUNCTION_FAILED);
        branch = 2;
        event(11, 10, HistoryEventType.TASK_STATE_ABORTED);
        branch = 0;
        event(12, 10, HistoryEventType.PARALLEL_STATE_FAILED);
        event(13, 12, HistoryEventType.EXECUTION_FAILED);
        end(STATUS_FAILED, 13, null);
    }

    private void execution(String id, @Nullable String name, int writtenUnder) {
        execution = id;
        epoch = writtenUnder;
        branch = 0;
        jdbc.update(
                """
                insert into execution (id, state_machine, revision_id, started_at, epoch,
                  last_event_id, shard, status, name, input)
                values (?::uuid,
                  substr(encode(sha256(convert_to(?, 'UTF8')), 'hex'), 1, 32)::uuid,
                  ?, ?, ?, 1, ?, 0, ?, '{}')
                """,
                id,
                "arn:aws:states:us-east-1:000000000000:stateMachine:machine",
                new UUID(0, 0),
                STARTED.atOffset(ZoneOffset.UTC),
                epoch,
                Integer.parseInt(id.substring(id.length() - 1)),
                name);
    }

    private void end(int status, int lastEvent, @Nullable String output) {
        jdbc.update(
                """
                update execution set status = ?, last_event_id = ?, output = ?, stopped_at = ?,
                  epoch = ?
                where id = ?::uuid
                """,
                status,
                lastEvent,
                output,
                at(lastEvent).atOffset(ZoneOffset.UTC),
                epoch,
                execution);
    }

    private void event(int id, int previousId, HistoryEventType type) {
        insert(id, 0, previousId, type);
    }

    private void insert(int id, int ordinal, int previousId, HistoryEventType type) {
        jdbc.update(
                """
                insert into history_event (execution_id, id, ordinal, previous_id, type, at, branch,
                  epoch, details)
                values (?::uuid, ?, ?, ?, ?, ?, ?, ?, '{}')
                """,
                execution,
                id,
                ordinal,
                previousId,
                type.code(),
                at(id).atOffset(ZoneOffset.UTC),
                branch,
                epoch);
    }

    private static Instant at(int event) {
        return STARTED.plusSeconds(event);
    }
}
