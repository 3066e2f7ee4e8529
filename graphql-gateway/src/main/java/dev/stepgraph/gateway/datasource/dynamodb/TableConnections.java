package dev.stepgraph.gateway.datasource.dynamodb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.boot.jdbc.DataSourceUnwrapper;

import javax.sql.DataSource;

/**
 * The connections of embedded tables. A transaction on a table lasts as long as the neighbour it
 * waits for; with a pool of their own, tables that are in great demand keep nobody from changing
 * APIs, and no replica from hearing of changes.
 *
 * @param database where the tables are
 */
record TableConnections(DataSource database) implements AutoCloseable {

    /** Connections to the same database in the same way, opened when they are needed. */
    static TableConnections to(DataSource shared, int maxConnections) {
        HikariDataSource pool =
                DataSourceUnwrapper.unwrap(
                        shared, HikariConfigMXBean.class, HikariDataSource.class);
        if (pool == null) {
            return new TableConnections(shared);
        }
        HikariConfig own = new HikariConfig();
        pool.copyStateTo(own);
        own.setPoolName("embedded-tables");
        own.setMinimumIdle(0);
        own.setMaximumPoolSize(maxConnections);
        own.setInitializationFailTimeout(-1);
        return new TableConnections(new HikariDataSource(own));
    }

    @Override
    public void close() {
        if (database instanceof HikariDataSource own) {
            own.close();
        }
    }
}
