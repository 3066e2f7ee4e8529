package dev.stepgraph.workflow.execution.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Fills in a statement's parameters one after another; columns go as arrays. */
final class ArrayParameters {

    /** Near the end of what the database can tell, in the year 285,000. */
    private static final long LAST_SECOND = 9_000_000_000_000L;

    private final Connection connection;
    private final PreparedStatement statement;
    private int index = 1;

    ArrayParameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    void number(int value) throws SQLException {
        statement.setInt(index++, value);
    }

    void text(@Nullable String value) throws SQLException {
        statement.setString(index++, value);
    }

    <T> void uuids(List<T> rows, Function<T, UUID> column) throws SQLException {
        array("uuid", rows, new UUID[rows.size()], column);
    }

    <T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        array("text", rows, new String[rows.size()], column);
    }

    <T> void integers(List<T> rows, Function<T, Integer> column) throws SQLException {
        array("int4", rows, new Integer[rows.size()], column);
    }

    <T> void smallIntegers(List<T> rows, Function<T, Integer> column) throws SQLException {
        array("int2", rows, new Short[rows.size()], row -> column.apply(row).shortValue());
    }

    /** As seconds since 1970, which hold microseconds exactly and infinity too. */
    <T> void instants(List<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        array("float8", rows, new Double[rows.size()], row -> seconds(column.apply(row)));
    }

    private <T, V> void array(
            String type,
            List<T> rows,
            @Nullable V[] values,
            Function<T, ? extends @Nullable V> column)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.setArray(index++, connection.createArrayOf(type, values));
    }

    private static @Nullable Double seconds(@Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        if (instant.equals(RowState.DUE)) {
            return Double.NEGATIVE_INFINITY;
        }
        long second = Math.min(instant.getEpochSecond(), LAST_SECOND);
        long micros = second * 1_000_000 + instant.getNano() / 1_000;
        return micros / 1e6;
    }
}
