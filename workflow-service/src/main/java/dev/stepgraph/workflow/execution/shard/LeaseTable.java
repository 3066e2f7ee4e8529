package dev.stepgraph.workflow.execution.shard;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The leases as they stand in the database, through one connection. Used by one thread. */
final class LeaseTable implements AutoCloseable {

    /** Free: nobody's, or of a replica that is not alive. */
    private static final String FREE =
            """
            (lease.owner is null or not exists (
              select 1 from replica where replica.id = lease.owner and replica.expires_at > now()))
            """;

    private final Connection connection;

    LeaseTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * What all replicas agree on.
     *
     * @param shards how many shards there are
     * @param secret known to the replicas only
     */
    record Cluster(int shards, String secret) {}

    /** Fixes what all replicas must agree on, at the first start; reads it at others. */
    Cluster initialize(int shards, String secret) throws SQLException {
        Map<String, String> wanted =
                Map.of("shards", Integer.toString(shards), "replica-secret", secret);
        for (Map.Entry<String, String> setting : wanted.entrySet()) {
            update(
                    "insert into cluster_setting (name, value) values (?, ?) on conflict do nothing",
                    setting.getKey(),
                    setting.getValue());
        }
        Map<String, String> settings = settings();
        int count = Integer.parseInt(settings.getOrDefault("shards", ""));
        update(
                "insert into shard_lease (shard, epoch) select n, 0 from generate_series(0, ?) as n"
                        + " on conflict do nothing",
                count - 1);
        return new Cluster(count, settings.getOrDefault("replica-secret", ""));
    }

    private Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement("select name, value from cluster_setting");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    /** Says that the replica is alive. Whoever had its address before is not. */
    void renew(UUID id, String address, Duration lease) throws SQLException {
        update("delete from replica where address = ? and id <> ?", address, id);
        update(
                """
                insert into replica (id, address, expires_at)
                values (?, ?, now() + ? * interval '1 millisecond')
                on conflict (id) do update set expires_at = excluded.expires_at
                """,
                id,
                address,
                lease.toMillis());
    }

    /** The database's clock. */
    Instant clock() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** The replicas that are alive. */
    List<Replica> replicas() throws SQLException {
        List<Replica> replicas = new ArrayList<>();
        String sql = "select id, address, expires_at from replica where expires_at > now()";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                replicas.add(
                        new Replica(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()));
            }
        }
        return replicas;
    }

    /**
     * A shard's lease.
     *
     * @param owner who has or had it last; null: given back
     */
    record Lease(int shard, int epoch, @Nullable UUID owner) {}

    List<Lease> leases() throws SQLException {
        List<Lease> leases = new ArrayList<>();
        String sql = "select shard, epoch, owner from shard_lease order by shard";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                leases.add(new Lease(row.getInt(1), row.getInt(2), row.getObject(3, UUID.class)));
            }
        }
        return leases;
    }

    /**
     * Takes those of the shards that are free, or the owner's already. A shard in which a commit is
     * under way is left for the next time.
     */
    List<ShardEpoch> take(UUID owner, Collection<Integer> shards) throws SQLException {
        String sql =
                """
                with free as materialized (
                  select lease.shard from shard_lease lease
                  where lease.shard = any (?) and (lease.owner = ? or %s)
                  order by lease.shard for update of lease skip locked
                )
                update shard_lease set owner = ?, epoch = epoch + 1
                from free where shard_lease.shard = free.shard
                returning shard_lease.shard, shard_lease.epoch
                """
                        .formatted(FREE);
        List<ShardEpoch> taken = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            Object[] wanted = shards.stream().map(Integer::shortValue).toArray();
            update.setArray(1, connection.createArrayOf("int2", wanted));
            update.setObject(2, owner);
            update.setObject(3, owner);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    taken.add(new ShardEpoch(row.getInt(1), row.getInt(2)));
                }
            }
        }
        return taken;
    }

    /** Gives shards back, and tells the other replicas. */
    void release(UUID owner, Collection<Integer> shards) throws SQLException {
        String sql =
                """
                with released as (
                  update shard_lease set owner = null, epoch = epoch + 1
                  where owner = ? and shard = any (?)
                  returning shard)
                select pg_notify('stepgraph_shards', count(*)::text) from released
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            Object[] given = shards.stream().map(Integer::shortValue).toArray();
            update.setObject(1, owner);
            update.setArray(2, connection.createArrayOf("int2", given));
            update.execute();
        }
    }

    /** Says that the replica is no longer there, nor those that were last alive long ago. */
    void leave(UUID id) throws SQLException {
        update("delete from replica where id = ? or expires_at < now() - interval '1 hour'", id);
    }

    @Override
    public void close() {
        JdbcUtils.closeConnection(connection);
    }

    private void update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setObject(i + 1, arguments[i]);
            }
            update.executeUpdate();
        }
    }
}
