package dev.stepgraph.common.testing;

import org.postgresql.ds.PGSimpleDataSource;

import javax.sql.DataSource;

/**
 * An empty database, and how to reach it.
 *
 * @param url its JDBC address
 * @param username a user that may do everything
 * @param password that user's password
 */
public record TestDatabase(String url, String username, String password) {

    /** Opens a new connection each time it is asked for one. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }
}
