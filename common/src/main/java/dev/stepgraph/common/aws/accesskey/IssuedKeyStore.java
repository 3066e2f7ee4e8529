package dev.stepgraph.common.aws.accesskey;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.accesskey.IssuedKey.Status;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.secret.SealedSecret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * The rows of {@code access_key}. Every change counts {@code access_key_change} up in the same
 * statement, by which replicas notice that there was one.
 */
public final class IssuedKeyStore {

    private static final String COLUMNS =
            "id, user_name, statements, active, created_at, secret_key_id, secret";

    private final DataSource database;
    private final String keys;
    private final String counting;

    /**
     * @param table the table; beside it is one that is called so and {@code _change}
     */
    public IssuedKeyStore(DataSource database, String table) {
        this.database = database;
        this.keys = table;
        this.counting = "with counted as (update " + table + "_change set number = number + 1)";
    }

    /** A key with its secret. */
    record SealedKey(IssuedKey key, SealedSecret secret) {}

    @FunctionalInterface
    private interface Work<T> {

        T on(PreparedStatement statement) throws SQLException;
    }

    /** Adds a key. */
    void insert(SealedKey sealed) throws SQLException {
        IssuedKey key = sealed.key();
        run(
                "%s insert into %s (%s) values (?, ?, ?, ?, ?, ?, ?)"
                        .formatted(counting, keys, COLUMNS),
                statement -> {
                    statement.setString(1, key.id());
                    statement.setString(2, key.user());
                    statement.setString(3, JsonText.write(PolicyJson.write(key.policy())));
                    statement.setBoolean(4, key.status() == Status.ACTIVE);
                    statement.setObject(5, key.created().atOffset(ZoneOffset.UTC));
                    statement.setString(6, sealed.secret().keyId());
                    statement.setBytes(7, sealed.secret().bytes());
                    return statement.executeUpdate();
                });
    }

    /** The key of that id. */
    Optional<IssuedKey> find(String id) throws SQLException {
        return run(
                "select %s from %s where id = ?".formatted(COLUMNS, keys),
                statement -> {
                    statement.setString(1, id);
                    return rows(statement).stream().map(SealedKey::key).findFirst();
                });
    }

    /** A page, by id. */
    List<IssuedKey> page(String after, int limit) throws SQLException {
        return run(
                "select %s from %s where id > ? order by id limit ?".formatted(COLUMNS, keys),
                statement -> {
                    statement.setString(1, after);
                    statement.setInt(2, limit);
                    return rows(statement).stream().map(SealedKey::key).toList();
                });
    }

    /** Those that can be used, with their secrets. */
    List<SealedKey> active() throws SQLException {
        return run("select %s from %s where active".formatted(COLUMNS, keys), IssuedKeyStore::rows);
    }

    /** How many there are. */
    int count() throws SQLException {
        return run("select count(*) from " + keys, IssuedKeyStore::number).intValue();
    }

    /** How many changes there have been. */
    long changes() throws SQLException {
        return run("select number from " + keys + "_change", IssuedKeyStore::number);
    }

    /** Sets whether a key can be used; false if there is none. */
    boolean setStatus(String id, Status status) throws SQLException {
        return run(
                        "%s update %s set active = ? where id = ?".formatted(counting, keys),
                        statement -> {
                            statement.setBoolean(1, status == Status.ACTIVE);
                            statement.setString(2, id);
                            return statement.executeUpdate();
                        })
                > 0;
    }

    /** Takes a key away; false if there is none. */
    boolean delete(String id) throws SQLException {
        return run(
                        "%s delete from %s where id = ?".formatted(counting, keys),
                        statement -> {
                            statement.setString(1, id);
                            return statement.executeUpdate();
                        })
                > 0;
    }

    private <T> T run(String sql, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        }
    }

    private static Long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0L;
        }
    }

    private static List<SealedKey> rows(PreparedStatement statement) throws SQLException {
        List<SealedKey> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row(row));
            }
        }
        return found;
    }

    private static SealedKey row(ResultSet row) throws SQLException {
        IssuedKey key =
                new IssuedKey(
                        row.getString("id"),
                        row.getString("user_name"),
                        new AccessPolicy(
                                PolicyJson.read(JsonText.parse(row.getString("statements")))),
                        row.getBoolean("active") ? Status.ACTIVE : Status.INACTIVE,
                        row.getObject("created_at", OffsetDateTime.class).toInstant());
        return new SealedKey(
                key, new SealedSecret(row.getString("secret_key_id"), row.getBytes("secret")));
    }
}
