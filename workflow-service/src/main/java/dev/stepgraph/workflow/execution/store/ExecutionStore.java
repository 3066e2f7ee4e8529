package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads executions and their histories. Writing is the {@link GroupCommitter}'s. */
public final class ExecutionStore {

    private static final String ROW =
            """
            select id, shard, state_machine, revision_id, name, input, trace_header, started_at,
              status, output, failure, stopped_at, wake_at, last_event_id
            from execution
            """;

    /** A page of a thousand with their payloads would not fit in memory. */
    private static final String LISTED_ROW =
            """
            select id, shard, state_machine, revision_id, name, '' as input, null as trace_header,
              started_at, status, null as output, failure, stopped_at, wake_at, last_event_id
            from execution
            """;

    private static final String EVENT =
            "select execution_id, id, ordinal, previous_id, type, at, branch, details"
                    + " from history_event ";

    private final JdbcTemplate jdbc;
    private final EventCodec codec;

    public ExecutionStore(JdbcTemplate jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** The execution of that id. */
    public Optional<ExecutionRow> find(UUID id) {
        return first(jdbc.query(ROW + "where id = ?", ExecutionStore::row, id));
    }

    /** The execution that was given that name. */
    public Optional<ExecutionRow> find(UUID stateMachine, String name) {
        String where = "where state_machine = ? and name = ?";
        return first(jdbc.query(ROW + where, ExecutionStore::row, stateMachine, name));
    }

    /** Executions, newest first, without their payloads. */
    public List<ExecutionRow> list(Listing listing) {
        ListingSql sql = ListingSql.of(listing);
        return jdbc.query(LISTED_ROW + sql.where(), ExecutionStore::row, sql.arguments().toArray());
    }

    /** Shown events after that one, the earlier first. */
    public List<HistoryEvent> historyAfter(UUID executionId, long id, int limit) {
        String where = "where execution_id = ? and ordinal = 0 and id > ? order by id limit ?";
        return jdbc.query(EVENT + where, (row, n) -> event(row), executionId, id, limit);
    }

    /** Shown events before that one, the later first. */
    public List<HistoryEvent> historyBefore(UUID executionId, long id, int limit) {
        String where = "where execution_id = ? and ordinal = 0 and id < ? order by id desc limit ?";
        return jdbc.query(EVENT + where, (row, n) -> event(row), executionId, id, limit);
    }

    /** Those of the executions that exist; if they run, with their histories. */
    public List<LoadedExecution> load(Collection<UUID> ids) {
        SqlArrayValue wanted = new SqlArrayValue("uuid", ids.toArray());
        List<ExecutionRow> rows =
                jdbc.query(ROW + "where id = any (?)", ExecutionStore::row, wanted);
        Map<UUID, History> histories = histories(rows);
        return rows.stream().map(row -> loaded(row, histories)).toList();
    }

    private static final class History {
        private final List<HistoryEvent> events = new ArrayList<>();
        private long characters;
    }

    private static LoadedExecution loaded(ExecutionRow row, Map<UUID, History> histories) {
        History history = histories.getOrDefault(row.id(), new History());
        return new LoadedExecution(row, history.events, history.characters);
    }

    private Map<UUID, History> histories(List<ExecutionRow> rows) {
        Object[] running =
                rows.stream()
                        .filter(row -> !row.state().status().terminal())
                        .map(ExecutionRow::id)
                        .toArray();
        Map<UUID, History> histories = HashMap.newHashMap(running.length);
        if (running.length == 0) {
            return histories;
        }
        jdbc.query(
                EVENT + "where execution_id = any (?) order by execution_id, id, ordinal",
                row -> {
                    UUID id = row.getObject("execution_id", UUID.class);
                    History history = histories.computeIfAbsent(id, any -> new History());
                    history.events.add(event(row));
                    history.characters += row.getString("details").length();
                },
                new SqlArrayValue("uuid", running));
        return histories;
    }

    /** The number of an execution's last event; 0 if it has none. */
    public long lastEventId(UUID executionId) {
        Long last =
                jdbc.queryForObject(
                        "select coalesce(max(id), 0) from history_event where execution_id = ?",
                        Long.class,
                        executionId);
        return last == null ? 0 : last;
    }

    /** The executions in which something is being carried out, a page of them. */
    public List<UUID> active(int shard, UUID after, int limit) {
        return jdbc.query(
                """
                select id from execution
                where shard = ? and status = 0 and wake_at = '-infinity' and id > ?
                order by id limit ?
                """,
                (row, n) -> row.getObject(1, UUID.class),
                shard,
                after,
                limit);
    }

    /** The executions that are due after that one and up to an instant, the earliest first. */
    public List<DueExecution> due(
            Collection<Integer> shards, DueExecution after, Instant until, int limit) {
        return jdbc.query(
                """
                select id, wake_at from execution
                where shard = any (?) and status = 0 and wake_at >= ? and wake_at <= ?
                  and (wake_at, id) > (?, ?)
                order by wake_at, id limit ?
                """,
                (row, n) -> new DueExecution(row.getObject(1, UUID.class), instantAt(row, 2)),
                new SqlArrayValue("int2", shards.stream().map(Integer::shortValue).toArray()),
                after.at().atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC),
                after.at().atOffset(ZoneOffset.UTC),
                after.id(),
                limit);
    }

    /** How many executions run, but no more than that many are counted. */
    public long countRunning(long most) {
        Long count =
                jdbc.queryForObject(
                        """
                        select count(*) from (
                          select 1 from execution where status = 0 limit ?) as running
                        """,
                        Long.class,
                        most);
        return count == null ? 0 : count;
    }

    private HistoryEvent event(ResultSet row) throws SQLException {
        HistoryEventType type = HistoryEventType.ofCode(row.getInt("type"));
        return new HistoryEvent(
                row.getLong("id"),
                row.getInt("ordinal"),
                row.getLong("previous_id"),
                type,
                instant(row, "at"),
                row.getInt("branch"),
                codec.decode(type, row.getString("details")));
    }

    private static ExecutionRow row(ResultSet row, int number) throws SQLException {
        RowState state =
                new RowState(
                        StatusCode.status(row.getInt("status")),
                        row.getString("output"),
                        row.getString("failure"),
                        optionalInstant(row, "stopped_at"),
                        optionalInstant(row, "wake_at"),
                        row.getLong("last_event_id"));
        return new ExecutionRow(
                row.getObject("id", UUID.class),
                row.getInt("shard"),
                row.getObject("state_machine", UUID.class),
                row.getObject("revision_id", UUID.class),
                row.getString("name"),
                row.getString("input"),
                row.getString("trace_header"),
                instant(row, "started_at"),
                state);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Instant instantAt(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return null;
        }
        return time.equals(OffsetDateTime.MIN) ? RowState.DUE : time.toInstant();
    }

    private static Optional<ExecutionRow> first(List<ExecutionRow> rows) {
        return rows.stream().findFirst();
    }
}
