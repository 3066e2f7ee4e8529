package dev.stepgraph.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A PostgreSQL of a test's own, which the test may stop, kill and start again.
 *
 * <p>It keeps its data folder and its port until it is closed.
 */
public final class PostgresProcess implements PostgresServer, AutoCloseable {

    /** What a commit survives. */
    public enum Durability {
        /** As in production: whatever was acknowledged is on disk. */
        ON,
        /** Faster, and enough for every test that does not stop the server. */
        OFF;

        private String setting() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Durability durability;
    private final Path folder;

    /**
     * The first start, which also unpacked the programs; its lock keeps others off the data folder.
     */
    private @Nullable EmbeddedPostgres first;

    private int port;

    private PostgresProcess(Durability durability, Path folder) {
        this.durability = durability;
        this.folder = folder;
    }

    /** A new server with an empty data folder, started. */
    public static PostgresProcess start(Durability durability) {
        Path folder = PostgresWorkFolder.path().resolve(UUID.randomUUID().toString());
        PostgresProcess server = new PostgresProcess(durability, folder);
        server.start();
        return server;
    }

    /** Starts it, after it was stopped or killed, on the data and the port that it had. */
    public void start() {
        if (first == null) {
            first = initialize();
            port = first.getPort();
        } else {
            control("start", "-o", serverOptions(), "-l", log().toString());
        }
    }

    /** Stops it properly, without waiting for its clients: they lose their connections. */
    public void stopFast() {
        control("stop", "-m", "fast");
    }

    /** Stops it at once, without closing its files: it recovers from its log at the next start. */
    public void stopImmediate() {
        control("stop", "-m", "immediate");
    }

    /** Kills it and all that it started with SIGKILL, as a lack of memory does. */
    public void kill9() {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> processes = new ArrayList<>(postmaster.descendants().toList());
        processes.addFirst(postmaster);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** The process id of the running server, for what signals can do to it. */
    public long pid() {
        return Long.parseLong(lines("postmaster.pid").getFirst().strip());
    }

    /** The port, which stays the same over all starts. */
    public int port() {
        return port;
    }

    @Override
    public TestDatabase database(String name) {
        return new TestDatabase(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), "postgres", "");
    }

    /** Stops it, if it runs, and removes its data. */
    @Override
    public void close() {
        if (Files.exists(folder.resolve("postmaster.pid"))) {
            stopImmediate();
        }
        try {
            Files.deleteIfExists(log());
            PostgresWorkFolder.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What the server has to say, beside its folder, which must be empty before the first start.
     */
    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private EmbeddedPostgres initialize() {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(java.time.Duration.ofMinutes(1))
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("fsync", durability.setting())
                        .setServerConfig("synchronous_commit", durability.setting())
                        .setOutputRedirector(log)
                        .setErrorRedirector(log);
        return PostgresWorkFolder.unpackAndStart(builder);
    }

    private String serverOptions() {
        return "-p %1$d -c unix_socket_directories= -c fsync=%2$s -c synchronous_commit=%2$s -c max_connections=300 -c timezone=UTC"
                .formatted(port, durability.setting());
    }

    private void control(String action, String... options) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(program("pg_ctl"), action, "-D", folder.toString(), "-w"));
        command.addAll(List.of(options));
        run(command);
    }

    /**
     * The server wrote down the command line that it was started with; its other programs lie
     * beside it.
     */
    private String program(String name) {
        String server = lines("postmaster.opts").getFirst().split(" ", 2)[0];
        return Path.of(server).resolveSibling(name).toString();
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with status " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException notRunning) {
            throw new UncheckedIOException(notRunning);
        }
    }
}
