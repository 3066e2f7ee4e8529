package dev.stepgraph.workflow.execution;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;
import java.util.Objects;

/** Asks the database whether executions are sound. */
final class Invariants {

    private Invariants() {}

    /** What does not hold; nothing if all is well. */
    static List<String> violations(JdbcTemplate jdbc) {
        ConnectionCallback<List<String>> check =
                dev.stepgraph.workflow.fault.Invariants::violations;
        return Objects.requireNonNull(jdbc.execute(check));
    }
}
