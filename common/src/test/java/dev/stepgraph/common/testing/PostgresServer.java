package dev.stepgraph.common.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A running PostgreSQL, wherever it runs. */
interface PostgresServer {

    /** How to reach a database of that name, whether or not there is one. */
    TestDatabase database(String name);

    /** Makes an empty database. */
    default TestDatabase createDatabase(String name) {
        try (Connection connection = database("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return database(name);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot create database " + name, failed);
        }
    }
}
