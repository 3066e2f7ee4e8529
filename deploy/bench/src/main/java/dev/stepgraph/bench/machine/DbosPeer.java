package dev.stepgraph.bench.machine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * DBOS Transact on the same PostgreSQL, by a peer's program that is not part of this project: a
 * folder with {@code dbos/run.sh}, which prints a line of JSON with the workload {@code W1}, five
 * durable steps, and its {@code steps_per_s}.
 */
public final class DbosPeer {

    private final Database database;
    private final Path script;
    private final Path folder;

    /**
     * @param peers where the peers' programs lie
     * @param folder where theirs may be built and their output is kept
     */
    public DbosPeer(Database database, Path peers, Path folder) {
        this.database = database;
        this.script = peers.resolve("dbos/run.sh");
        this.folder = folder;
    }

    /** Why it cannot be run; empty if it can. */
    public Optional<String> missing() {
        if (!Files.isRegularFile(script)) {
            return Optional.of("there is no " + script);
        }
        return InstalledPrograms.find("psql", "").isEmpty()
                ? Optional.of("it needs psql and pgbench")
                : Optional.empty();
    }

    /**
     * Runs it once.
     *
     * @return durable steps for a second
     */
    public double stepsPerSecond() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString());
        builder.environment().putAll(environment());
        Path log = folder.resolve("dbos.log");
        Process process = builder.redirectError(Redirect.appendTo(log.toFile())).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("DBOS failed; %s says why".formatted(log));
        }
        return stepsPerSecond(output);
    }

    static double stepsPerSecond(String output) throws IOException {
        for (String line : output.lines().filter(each -> each.startsWith("{")).toList()) {
            JsonNode result = JsonMapper.shared().readTree(line);
            boolean warmUp = result.path("peer").asString("").endsWith("warmup");
            if (result.path("workload").asString("").equals("W1") && !warmUp) {
                return result.path("steps_per_s").asDouble();
            }
        }
        throw new IOException("DBOS told no figure: " + output);
    }

    private Map<String, String> environment() {
        Path psql = InstalledPrograms.find("psql", "").orElseThrow();
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                psql.getParent() + File.pathSeparator + System.getenv("PATH"),
                "PEERS_BUILD",
                folder.resolve("peers").toString(),
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(database.port()),
                "PGUSER",
                Database.USER,
                "PGDATABASE",
                Database.SCRATCH,
                "PG_POSTMASTER_PID",
                Long.toString(database.pid()),
                "WORKLOADS",
                "W1",
                "PGBENCH_S",
                "1");
    }
}
