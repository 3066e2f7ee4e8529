package dev.stepgraph.gateway.registry.store;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Objects;

/** Keys that all replicas of the gateway share without having been told any. */
@Component
public class SharedKeys {

    private final JdbcTemplate database;

    SharedKeys(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * The key of that name.
     *
     * @param drawn what it becomes if there is none yet
     */
    @Transactional
    public byte[] keep(String name, byte[] drawn) {
        database.update(
                """
                insert into gateway.shared_key (name, material) values (?, ?)
                on conflict (name) do nothing
                """,
                name,
                drawn);
        return Objects.requireNonNull(
                database.queryForObject(
                        "select material from gateway.shared_key where name = ?",
                        byte[].class,
                        name));
    }
}
