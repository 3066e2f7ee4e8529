package dev.stepgraph.bench.workload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** What the database holds of one state machine's executions. Used by one thread. */
final class ExecutionCounts implements AutoCloseable {

    // The statuses stand in the text, so that the partial indexes on them can be used.
    private static final String RUNNING =
            "select count(*) from execution where state_machine = ? and status = 0";
    private static final String SUCCEEDED =
            "select count(*) from execution where state_machine = ? and status = 1";

    // Beside a million that wait, the planner takes those of this state machine for a third of
    // them,
    // and reads the table on all cores for each look.
    private static final String BY_INDEX =
            "set enable_seqscan = off; set enable_bitmapscan = off;"
                    + " set max_parallel_workers_per_gather = 0";

    private final Connection connection;
    private final PreparedStatement running;
    private final PreparedStatement succeeded;

    ExecutionCounts(Connection connection, String stateMachineArn) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(BY_INDEX);
        }
        this.running = connection.prepareStatement(RUNNING);
        this.succeeded = connection.prepareStatement(SUCCEEDED);
        running.setObject(1, key(stateMachineArn));
        succeeded.setObject(1, key(stateMachineArn));
    }

    /** How many have not ended. */
    long running() throws SQLException {
        return count(running);
    }

    /** How many have succeeded. */
    long succeeded() throws SQLException {
        return count(succeeded);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static long count(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The first half of the SHA-256 of the ARN, by which the table names a state machine. */
    private static UUID key(String arn) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(arn.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
