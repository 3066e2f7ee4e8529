package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.common.json.JsonSize;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.relational.JdbcDatabases.Pool;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A database asked over JDBC. All statements of a request are one transaction. The answer is in the
 * Data API's shape, as text.
 */
final class JdbcSource implements BoundDataSource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ROWS_AT_A_TIME = 200;
    private static final String CANCELLED = "57014";

    private final Pool pool;
    private final @Nullable String schema;
    private final long maxResponseBytes;
    private final InstantSource clock;

    JdbcSource(Pool pool, @Nullable String schema, long maxResponseBytes, InstantSource clock) {
        this.pool = pool;
        this.schema = schema;
        this.maxResponseBytes = maxResponseBytes;
        this.clock = clock;
    }

    @Override
    public JsonNode invoke(JsonNode request, InvocationScope scope) {
        StatementRequest asked = StatementRequest.read(RequestObject.of(request));
        List<StatementText> statements = new ArrayList<>();
        for (String statement : asked.statements()) {
            StatementText text = StatementScanner.scan(pool.dialect(), statement);
            text.variables().forEach(asked::variable);
            statements.add(text);
        }
        scope.timeLeft(clock.instant());
        try (Connection connection = pool.connections().getConnection()) {
            return answer(connection, statements, asked, scope);
        } catch (SQLTimeoutException e) {
            throw DataSourceException.timedOut();
        } catch (SQLException e) {
            throw CANCELLED.equals(e.getSQLState())
                    ? DataSourceException.timedOut()
                    : RelationalFailure.of(message(e));
        }
    }

    private JsonNode answer(
            Connection connection,
            List<StatementText> statements,
            StatementRequest asked,
            InvocationScope scope)
            throws SQLException {
        ObjectNode answer = JSON.objectNode();
        ArrayNode results = answer.putArray("sqlStatementResults");
        try {
            useSchema(connection);
            for (StatementText statement : statements) {
                results.add(execute(connection, statement, asked, scope));
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
        return JSON.stringNode(JsonText.write(answer));
    }

    /** For this transaction only: others use the connection after it. */
    private void useSchema(Connection connection) throws SQLException {
        if (schema == null || pool.dialect() != Dialect.POSTGRESQL) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('search_path', ?, true)")) {
            statement.setString(1, '"' + schema.replace("\"", "\"\"") + '"');
            statement.execute();
        }
    }

    private ObjectNode execute(
            Connection connection,
            StatementText text,
            StatementRequest asked,
            InvocationScope scope)
            throws SQLException {
        long left = scope.timeLeft(clock.instant()).toSeconds() + 1;
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            statement.setQueryTimeout(Math.toIntExact(Math.min(left, Integer.MAX_VALUE)));
            statement.setFetchSize(ROWS_AT_A_TIME);
            ParameterBinding binding = new ParameterBinding(pool.dialect());
            for (int i = 0; i < text.variables().size(); i++) {
                binding.bind(statement, i + 1, asked.variable(text.variables().get(i)));
            }
            boolean hasRows = statement.execute();
            ObjectNode result = JSON.objectNode();
            result.put("numberOfRecordsUpdated", Math.max(statement.getUpdateCount(), 0));
            ArrayNode records = result.putArray("records");
            if (hasRows) {
                read(statement, records, result);
            }
            return result;
        }
    }

    private void read(PreparedStatement statement, ArrayNode records, ObjectNode result)
            throws SQLException {
        long bytes = 0;
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                ArrayNode row = ResultFields.row(rows, rows.getMetaData());
                bytes += JsonSize.upTo(row, maxResponseBytes);
                if (bytes > maxResponseBytes) {
                    throw RelationalFailure.of(
                            "Database returned more than the allowed response size limit");
                }
                records.add(row);
            }
            result.set("columnMetadata", ResultFields.columns(rows.getMetaData()));
        }
    }

    /** In the words of the database, but nothing about where it is. */
    private static String message(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean unreachable =
                e instanceof SQLTransientConnectionException || state.startsWith("08");
        return unreachable
                ? "The database cannot be reached"
                : "%s; SQLState: %s".formatted(String.valueOf(e.getMessage()).strip(), state);
    }
}
