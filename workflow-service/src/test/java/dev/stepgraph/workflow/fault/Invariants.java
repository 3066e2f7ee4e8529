package dev.stepgraph.workflow.fault;

import dev.stepgraph.workflow.fault.StartLedger.Acknowledged;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The script that operators check a database with, run on a test's. */
public final class Invariants {

    private static final String SCRIPT = "/db/invariants.sql";

    /** Ends the statement that makes the list of acknowledged starts. */
    private static final String END = "\n);\n";

    private Invariants() {}

    /** What the script finds where no list of starts is kept; nothing, if all is well. */
    public static List<String> violations(Connection connection) throws SQLException {
        return violations(connection, Map.of());
    }

    /** What the script finds; nothing, if all is well. */
    static List<String> violations(Connection connection, Map<String, Acknowledged> acknowledged)
            throws SQLException {
        String script = script();
        int check = script.indexOf(END) + END.length();
        try (Statement statement = connection.createStatement()) {
            statement.execute(script.substring(0, check));
            fill(connection, acknowledged);
            return rows(statement, script.substring(check));
        }
    }

    private static List<String> rows(Statement statement, String check) throws SQLException {
        List<String> violations = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(check)) {
            while (row.next()) {
                violations.add(
                        "%s: execution %s, event %s: %s"
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)));
            }
        }
        return violations;
    }

    private static void fill(Connection connection, Map<String, Acknowledged> acknowledged)
            throws SQLException {
        String insert = "insert into acknowledged_start (execution_arn, started_at) values (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Map.Entry<String, Acknowledged> each : acknowledged.entrySet()) {
                @Nullable Instant startDate = each.getValue().startDate();
                statement.setString(1, each.getKey());
                statement.setObject(
                        2, startDate == null ? null : startDate.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String script() {
        try (InputStream script = Invariants.class.getResourceAsStream(SCRIPT)) {
            return new String(
                    Objects.requireNonNull(script, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
