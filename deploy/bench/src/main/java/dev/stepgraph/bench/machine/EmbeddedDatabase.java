package dev.stepgraph.bench.machine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** The PostgreSQL that the launcher runs as well. */
final class EmbeddedDatabase extends Database {

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(Path data, EmbeddedPostgres server) {
        super(data, server.getPort());
        this.server = server;
    }

    static EmbeddedDatabase start(Path folder) throws IOException {
        System.setProperty("ot.epg.working-dir", folder.resolve("programs").toString());
        Path data = folder.resolve("data");
        Redirect log = Redirect.appendTo(folder.resolve("postgresql.log").toFile());
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
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
