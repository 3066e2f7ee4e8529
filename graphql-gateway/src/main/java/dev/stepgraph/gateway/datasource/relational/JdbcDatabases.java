package dev.stepgraph.gateway.datasource.relational;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.stepgraph.gateway.datasource.relational.RelationalProperties.Database;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The databases of the settings, each with a small pool that is opened when first needed. */
@Component
class JdbcDatabases {

    private static final long WAIT_FOR_A_CONNECTION_MILLIS = 4_000;

    private final Map<String, Pool> pools = new HashMap<>();

    JdbcDatabases(RelationalProperties properties) {
        properties
                .relational()
                .forEach((name, database) ->
                        pools.put(
                                canonical(name),
                                new Pool(Dialect.of(database.url()), open(name, database))));
    }

    /** A database and its connections. */
    record Pool(Dialect dialect, HikariDataSource connections) {}

    /** The database that a data source calls so; null: none of the settings. */
    @Nullable Pool find(String identifier) {
        return pools.get(canonical(identifier.substring(identifier.lastIndexOf(':') + 1)));
    }

    @PreDestroy
    void close() {
        pools.values().forEach(pool -> pool.connections().close());
    }

    private static HikariDataSource open(String name, Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("relational-" + name);
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setAutoCommit(false);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(database.maxConnections());
        config.setConnectionTimeout(WAIT_FOR_A_CONNECTION_MILLIS);
        config.setInitializationFailTimeout(-1);
        boolean postgresql = Dialect.of(database.url()) == Dialect.POSTGRESQL;
        config.setConnectionInitSql(
                postgresql ? "set time zone 'UTC'" : "set time_zone = '+00:00'");
        return new HikariDataSource(config);
    }

    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
