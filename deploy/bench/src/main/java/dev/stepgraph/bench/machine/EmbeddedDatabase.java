package dev.stepgraph.bench.machine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** The PostgreSQL that the launcher runs as well. */
final class EmbeddedDatabase extends Database {

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(Path data, EmbeddedPostgres server) {
        super(data, server.getPort());
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param programs where PostgreSQL's programs are unpacked to, once
     */
    static EmbeddedDatabase start(Path folder, Path programs) throws IOException {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        System.setProperty("ot.epg.working-dir", programs.toString());
        Path data = folder.resolve("data");
        Redirect log = Redirect.appendTo(folder.resolve("postgresql.log").toFile());
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setOutputRedirector(log)
                        .setErrorRedirector(log)
                        // The library turns both off unless told.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", CONNECTIONS)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setLocaleConfig("locale", "C")
                        .start();
        return new EmbeddedDatabase(data, server);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
