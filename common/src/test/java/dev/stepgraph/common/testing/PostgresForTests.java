package dev.stepgraph.common.testing;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL for tests that need one but do not stop it: a server that all tests of this JVM share,
 * with a database for each test class.
 *
 * <p>It runs in a container where that is quick to have, and embedded otherwise; {@code
 * -Dtest.postgres=container} or {@code =embedded} forces one. It gives up durability for speed; a
 * test that stops the server has a {@link PostgresProcess} of its own.
 */
public final class PostgresForTests {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresForTests() {}

    /** An empty database that nobody else uses. */
    public static TestDatabase freshDatabase() {
        return Shared.SERVER.createDatabase("test_" + DATABASES.incrementAndGet());
    }

    /** Started by the first test that asks. */
    private static final class Shared {

        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            String choice = System.getProperty("test.postgres", "");
            return switch (choice) {
                case "container" -> PostgresContainer.start();
                case "embedded" -> startEmbedded();
                case "" ->
                        PostgresContainer.isAvailable()
                                ? PostgresContainer.start()
                                : startEmbedded();
                default ->
                        throw new IllegalArgumentException(
                                "-Dtest.postgres must be container or embedded, but is " + choice);
            };
        }

        private static PostgresServer startEmbedded() {
            PostgresProcess server = PostgresProcess.start(PostgresProcess.Durability.OFF);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres"));
            return server;
        }
    }
}
