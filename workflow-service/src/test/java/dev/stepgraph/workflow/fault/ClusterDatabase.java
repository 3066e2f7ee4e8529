package dev.stepgraph.workflow.fault;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

/** What the database says about the replicas and their executions, asked for past the service. */
final class ClusterDatabase {

    private final JdbcTemplate jdbc;

    ClusterDatabase(DataSource connections) {
        this.jdbc = new JdbcTemplate(connections);
    }

    /**
     * What a replica held at one time.
     *
     * @param epochs of each of its shards
     * @param running the executions in them that will go on by themselves within a second
     */
    record Estate(Map<Integer, Integer> epochs, List<UUID> running) {}

    /** How many shards there are. */
    int shards() {
        return number("select count(*) from shard_lease");
    }

    /** How many shards the replica at that address owns; none if it is not alive. */
    int shardsOf(URI replica) {
        return number(
                """
                select count(*) from shard_lease join replica on replica.id = shard_lease.owner
                where replica.address = ? and replica.expires_at > now()
                """,
                replica.toString());
    }

    /** What the replica at that address holds. */
    Estate estateOf(URI replica) {
        Map<Integer, Integer> epochs = new HashMap<>();
        jdbc.query(
                """
                select shard, epoch from shard_lease join replica on replica.id = shard_lease.owner
                where replica.address = ?
                """,
                row -> {
                    epochs.put(row.getInt("shard"), row.getInt("epoch"));
                },
                replica.toString());
        List<UUID> running =
                jdbc.query(
                        """
                        select id from execution
                        where status = 0 and wake_at < now() + interval '1 second'
                          and shard = any (?)
                        """,
                        (row, n) -> row.getObject("id", UUID.class),
                        (Object) epochs.keySet().toArray(Integer[]::new));
        return new Estate(epochs, running);
    }

    /** Whether one of the estate's executions has gone on under somebody else. */
    boolean hasGoneOn(Estate estate) {
        return number(
                        """
                        select count(*) from history_event event
                        join execution on execution.id = event.execution_id
                        join unnest(?, ?) as former(shard, epoch)
                          on former.shard = execution.shard and event.epoch > former.epoch
                        where execution.id = any (?)
                        """,
                        shards(estate),
                        epochs(estate),
                        estate.running().toArray(UUID[]::new))
                > 0;
    }

    /** How many events were written under the epochs of an estate. */
    int eventsOf(Estate estate) {
        return number(
                """
                select count(*) from history_event event
                join execution on execution.id = event.execution_id
                join unnest(?, ?) as former(shard, epoch)
                  on former.shard = execution.shard and event.epoch = former.epoch
                """,
                shards(estate),
                epochs(estate));
    }

    /** Of how many of an estate's shards the lease has changed hands. */
    int takenOf(Estate estate) {
        return number(
                """
                select count(*) from shard_lease lease
                join unnest(?, ?) as former(shard, epoch)
                  on former.shard = lease.shard and lease.epoch > former.epoch
                where lease.owner is not null
                """,
                shards(estate),
                epochs(estate));
    }

    /** The executions that have not ended. */
    List<UUID> running() {
        return jdbc.query(
                "select id from execution where status = 0",
                (row, n) -> row.getObject("id", UUID.class));
    }

    /** An execution that has ended. */
    record Ended(int status, @Nullable String output, @Nullable String failure) {}

    /** All executions that have ended, by state machine and name. */
    Map<String, Ended> ended() {
        Map<String, Ended> ended = new HashMap<>();
        jdbc.query(
                """
                select machine.name || ':' || coalesce(execution.name, execution.id::text) as name,
                  execution.status, execution.output, execution.failure
                from execution join state_machine_revision revision
                  on revision.id = execution.revision_id
                join state_machine machine on machine.id = revision.state_machine_id
                where execution.status <> 0
                """,
                row -> {
                    ended.put(
                            row.getString("name"),
                            new Ended(
                                    row.getInt("status"),
                                    row.getString("output"),
                                    row.getString("failure")));
                });
        return ended;
    }

    /** When each attempt succeeded that has, by the key that functions are told. */
    Map<String, Instant> successes() {
        Map<String, Instant> successes = new HashMap<>();
        jdbc.query(
                """
                select started.execution_id || '-' || started.previous_id as key, succeeded.at
                from history_event succeeded
                join history_event started on started.execution_id = succeeded.execution_id
                  and started.id = succeeded.previous_id and started.ordinal = 0
                where succeeded.type in (39, 47)
                """,
                row -> {
                    successes.put(
                            row.getString("key"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return successes;
    }

    /** The attempts of which it is said that the function could not be reached. */
    List<String> unreached() {
        return jdbc.query(
                """
                select execution_id || ', event ' || id || ': ' || details from history_event
                where type in (40, 48) and details like '%Lambda.SdkClientException%'
                """,
                (row, n) -> row.getString(1));
    }

    private int number(String sql, Object... arguments) {
        Integer number = jdbc.queryForObject(sql, Integer.class, arguments);
        return number == null ? 0 : number;
    }

    private static Integer[] shards(Estate estate) {
        return estate.epochs().keySet().toArray(Integer[]::new);
    }

    private static Integer[] epochs(Estate estate) {
        return estate.epochs().values().toArray(Integer[]::new);
    }
}
