package dev.stepgraph.gateway.registry;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.util.List;

/** Tells all replicas something. Blocks. */
@Component
public class ReplicaNotices {

    /** How many bytes of UTF-8 a notice may have at the most; PostgreSQL's limit. */
    public static final int MAX_BYTES = 7_900;

    private final JdbcTemplate database;

    ReplicaNotices(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Tells those who listen.
     *
     * @param channel a {@link ReplicaListener#channel()}
     * @throws org.springframework.dao.DataAccessException if the database does not answer
     */
    public void tell(String channel, List<String> texts) {
        database.query(
                "select pg_notify(?, text) from unnest(?::text[]) as text",
                row -> {},
                channel,
                texts.toArray(String[]::new));
    }
}
