package dev.stepgraph.workflow.execution.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

/** Connections that break when a test wants them to. */
public final class FaultyConnections extends AbstractDataSource {

    /** When the connection breaks. */
    enum Fault {
        /** What was sent never arrives. */
        BEFORE_THE_COMMIT,
        /** The database commits, and its answer never arrives. */
        AFTER_THE_COMMIT
    }

    private final DataSource real;
    private final AtomicReference<@Nullable Fault> next = new AtomicReference<>();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean away;

    public FaultyConnections(DataSource real) {
        this.real = real;
    }

    /** The next append on any of the connections meets with that. */
    void failNext(Fault fault) {
        next.set(fault);
    }

    /** How many appends have met with a fault. */
    int faults() {
        return faults.get();
    }

    /** Whether the database can be reached at all. */
    public void setAway(boolean value) {
        away = value;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw broken();
        }
        Connection connection = real.getConnection();
        return proxy(
                Connection.class,
                (proxy, method, arguments) -> {
                    Object result = invoke(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                            ? proxy(PreparedStatement.class, faulty(statement))
                            : result;
                });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private InvocationHandler faulty(PreparedStatement statement) {
        boolean appends = statement.toString().contains("insert into history_event");
        return (proxy, method, arguments) -> {
            if (!method.getName().equals("executeQuery")) {
                return invoke(statement, method, arguments);
            }
            if (away) {
                throw broken();
            }
            Fault fault = appends ? next.getAndSet(null) : null;
            if (fault != Fault.BEFORE_THE_COMMIT) {
                Object result = invoke(statement, method, arguments);
                if (fault == null) {
                    return result;
                }
            }
            faults.incrementAndGet();
            statement.getConnection().close();
            throw broken();
        };
    }

    private static @Nullable Object invoke(
            Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static SQLException broken() {
        return new SQLException("An I/O error occurred while sending to the backend.", "08006");
    }
}
