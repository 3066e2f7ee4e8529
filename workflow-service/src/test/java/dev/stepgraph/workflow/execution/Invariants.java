package dev.stepgraph.workflow.execution;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the database whether executions are sound. */
final class Invariants {

    private Invariants() {}

    /** What does not hold; nothing if all is well. */
    static List<String> violations(JdbcTemplate jdbc) {
        return jdbc.query(
                script(),
                (row, n) ->
                        "%s: %s %s"
                                .formatted(row.getString(1), row.getString(2), row.getString(3)));
    }

    private static String script() {
        try {
            return new ClassPathResource("db/invariants.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
