package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.execution.shard.ShardEpoch;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

/** Writes appends through one connection, which it keeps to itself. Used by one thread. */
final class AppendWriter implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement append;

    private AppendWriter(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement session = connection.createStatement()) {
            session.execute(AppendSql.SESSION);
        }
        this.append = connection.prepareStatement(AppendSql.APPEND);
    }

    /** A writer on a connection of its own. */
    static AppendWriter open(DataSource connections) throws SQLException {
        Connection connection = connections.getConnection();
        try {
            return new AppendWriter(connection);
        } catch (SQLException e) {
            JdbcUtils.closeConnection(connection);
            throw e;
        }
    }

    /**
     * Writes the appends in one transaction, but for those whose lease is gone or whose name is
     * taken.
     *
     * @param notice what other replicas are told with it
     */
    Map<Append, AppendOutcome> write(List<Append> batch, @Nullable String notice)
            throws SQLException {
        Map<Append, AppendOutcome> outcomes = HashMap.newHashMap(batch.size());
        List<Append> open = batch;
        while (!open.isEmpty()) {
            List<ShardEpoch> leases = leasesOf(open);
            Result result = execute(open, leases, notice);
            if (result.leases() == leases.size()) {
                open.forEach(each -> outcomes.put(each, outcome(each, result.missing())));
                return outcomes;
            }
            Set<ShardEpoch> standing = standing(leases);
            List<Append> rest = new ArrayList<>(open.size());
            for (Append each : open) {
                if (standing.contains(each.shardEpoch())) {
                    rest.add(each);
                } else {
                    outcomes.put(each, AppendOutcome.FENCED);
                }
            }
            open = rest;
        }
        return outcomes;
    }

    /** Whether the append stands in the database. */
    boolean written(Append candidate) throws SQLException {
        StoredEvent last = candidate.events().getLast();
        try (PreparedStatement query = connection.prepareStatement(AppendSql.WRITTEN)) {
            query.setObject(1, candidate.executionId());
            query.setLong(2, last.event().id());
            query.setInt(3, last.event().ordinal());
            query.setInt(4, candidate.shardEpoch().epoch());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Fails if the database cannot be reached. */
    void probe() throws SQLException {
        try (Statement probe = connection.createStatement()) {
            probe.execute("select 1");
        }
    }

    @Override
    public void close() {
        JdbcUtils.closeConnection(connection);
    }

    private record Result(int leases, Set<UUID> missing) {}

    private Result execute(List<Append> batch, List<ShardEpoch> leases, @Nullable String notice)
            throws SQLException {
        ArrayParameters parameters = new ArrayParameters(connection, append);
        bindLeases(parameters, leases);
        List<Append> starts = startsOf(batch);
        bindStarts(parameters, starts);
        parameters.number(leases.size());
        bindChanges(parameters, batch.stream().filter(each -> each.change() != null).toList());
        parameters.number(leases.size());
        parameters.uuids(
                batch.stream()
                        .filter(each -> each.start() == null && each.change() == null)
                        .toList(),
                Append::executionId);
        parameters.uuids(batch, Append::executionId);
        bindHistory(parameters, batch);
        parameters.number(leases.size());
        parameters.uuids(batch, Append::executionId);
        parameters.uuids(batch, Append::executionId);
        parameters.text(notice);
        try (ResultSet row = append.executeQuery()) {
            row.next();
            UUID[] missing = (UUID[]) row.getArray(2).getArray();
            return new Result(row.getInt(1), Set.of(missing));
        }
    }

    /** In the order of names, so that two commits that want the same ones do not deadlock. */
    private static List<Append> startsOf(List<Append> batch) {
        return batch.stream()
                .filter(each -> each.start() != null)
                .sorted(
                        Comparator.comparing(
                                start -> startOf(start).name(),
                                Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static AppendOutcome outcome(Append append, Set<UUID> missing) {
        if (!missing.contains(append.executionId())) {
            return AppendOutcome.WRITTEN;
        }
        return append.start() == null ? AppendOutcome.REFUSED : AppendOutcome.NAME_TAKEN;
    }

    /** In the order of shards, in which takeovers lock them too. */
    private static List<ShardEpoch> leasesOf(List<Append> batch) {
        return batch.stream()
                .map(Append::shardEpoch)
                .distinct()
                .sorted(Comparator.comparingInt(ShardEpoch::shard))
                .toList();
    }

    private Set<ShardEpoch> standing(List<ShardEpoch> leases) throws SQLException {
        Set<ShardEpoch> standing = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(AppendSql.LEASES)) {
            bindLeases(new ArrayParameters(connection, query), leases);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    standing.add(new ShardEpoch(row.getInt(1), row.getInt(2)));
                }
            }
        }
        return standing;
    }

    private static void bindLeases(ArrayParameters parameters, List<ShardEpoch> leases)
            throws SQLException {
        parameters.smallIntegers(leases, ShardEpoch::shard);
        parameters.integers(leases, ShardEpoch::epoch);
    }

    private static void bindStarts(ArrayParameters parameters, List<Append> starts)
            throws SQLException {
        List<ExecutionRow> rows = starts.stream().map(AppendWriter::startOf).toList();
        parameters.uuids(rows, ExecutionRow::id);
        parameters.smallIntegers(rows, ExecutionRow::shard);
        parameters.integers(starts, start -> start.shardEpoch().epoch());
        parameters.uuids(rows, ExecutionRow::stateMachine);
        parameters.uuids(rows, ExecutionRow::revisionId);
        parameters.texts(rows, ExecutionRow::name);
        parameters.texts(rows, ExecutionRow::input);
        parameters.texts(rows, ExecutionRow::traceHeader);
        parameters.instants(rows, ExecutionRow::startedAt);
        bindStates(parameters, rows.stream().map(ExecutionRow::state).toList());
    }

    private static void bindChanges(ArrayParameters parameters, List<Append> changes)
            throws SQLException {
        parameters.uuids(changes, Append::executionId);
        parameters.integers(changes, change -> change.shardEpoch().epoch());
        bindStates(
                parameters,
                changes.stream().map(each -> Objects.requireNonNull(each.change())).toList());
    }

    private static void bindStates(ArrayParameters parameters, List<RowState> states)
            throws SQLException {
        parameters.smallIntegers(states, state -> StatusCode.of(state.status()));
        parameters.texts(states, RowState::output);
        parameters.texts(states, RowState::failure);
        parameters.instants(states, RowState::stoppedAt);
        parameters.instants(states, RowState::wakeAt);
        parameters.integers(states, state -> Math.toIntExact(state.lastEventId()));
    }

    /** An event with the place, from 1, of its append in the batch. */
    private record Placed(int place, int epoch, StoredEvent stored) {
        Instant timestamp() {
            return stored.event().timestamp();
        }
    }

    private static void bindHistory(ArrayParameters parameters, List<Append> batch)
            throws SQLException {
        List<Placed> events = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int epoch = batch.get(i).shardEpoch().epoch();
            for (StoredEvent stored : batch.get(i).events()) {
                events.add(new Placed(i + 1, epoch, stored));
            }
        }
        parameters.integers(events, Placed::place);
        parameters.integers(events, number(placed -> placed.stored().event().id()));
        parameters.smallIntegers(events, placed -> placed.stored().event().ordinal());
        parameters.integers(events, number(placed -> placed.stored().event().previousId()));
        parameters.smallIntegers(events, placed -> placed.stored().event().type().code());
        parameters.instants(events, Placed::timestamp);
        parameters.integers(events, placed -> placed.stored().event().branch());
        parameters.integers(events, Placed::epoch);
        parameters.texts(events, placed -> placed.stored().details());
    }

    private static Function<Placed, Integer> number(Function<Placed, Long> column) {
        return placed -> Math.toIntExact(column.apply(placed));
    }

    private static ExecutionRow startOf(Append append) {
        return Objects.requireNonNull(append.start());
    }
}
