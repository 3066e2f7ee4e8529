package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.util.UUID;

/** A service that can reach its database and is still not ready. */
class ReadinessTest extends RunningService {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final UUID OTHER = UUID.fromString("0b5f5f5c-0000-4000-8000-000000000001");

    private final JdbcTemplate jdbc;

    @Autowired
    ReadinessTest(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void isNotReadyWhileAllShardsAreOthers() {
        assertThat(fetch("/readyz").statusCode()).isEqualTo(200);

        jdbc.update(
                "insert into replica (id, address, expires_at) values (?, ?, 'infinity')",
                OTHER,
                "http://127.0.0.1:1");
        try {
            jdbc.update("update shard_lease set owner = ?, epoch = epoch + 1", OTHER);
            await().atMost(SOON).until(() -> fetch("/readyz").statusCode() == 503);
            assertThat(fetch("/livez").statusCode()).isEqualTo(200);
            assertThat(post("ListStateMachines", "{}").statusCode()).isEqualTo(200);
        } finally {
            jdbc.update("delete from replica where id = ?", OTHER);
        }

        await().atMost(SOON).until(() -> fetch("/readyz").statusCode() == 200);
        awaitEnd(start(createStateMachine()));
    }
}
