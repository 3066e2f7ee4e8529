package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of the machine's own programs. */
final class InstalledDatabase extends Database {

    private final Path folder;
    private final Path programs;

    private InstalledDatabase(Path folder, Path programs, int port) {
        super(folder.resolve("data"), port);
        this.folder = folder;
        this.programs = programs;
    }

    static InstalledDatabase start(Path folder, Path programs)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        InstalledDatabase database = new InstalledDatabase(folder, programs, Ports.free());
        database.run("initdb", "-A", "trust", "-U", USER, "-E", "UTF-8", "--locale=C");
        String options =
                "-p %d -c max_connections=%s -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s"
                        .formatted(database.port(), CONNECTIONS, folder);
        database.run("pg_ctl", "start", "-w", "-o", options);
        return database;
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "stop", "-m", "fast", "-w");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-D", folder.resolve("data").toString()));
        Path log = folder.resolve("postgresql.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("%s failed; %s says why".formatted(program, log));
        }
    }
}
