package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** T as pgbench measures it. */
final class PgbenchMeter extends TransitionMeter {

    private static final Pattern RATE = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);

    private final Path program;
    private final Path script;

    PgbenchMeter(Database database, Path program, Path folder) {
        super(database);
        this.program = program;
        this.script = folder.resolve("transition.sql");
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    double measure(Duration length) throws IOException, InterruptedException {
        Files.writeString(script, resource("transition.sql"));
        Process process = new ProcessBuilder(command(length)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + output);
        }
        return rate(output);
    }

    private List<String> command(Duration length) {
        return List.of(
                program.toString(),
                "-h127.0.0.1",
                "-p" + database().port(),
                "-U" + Database.USER,
                "-n",
                "-Mprepared",
                "-c" + CLIENTS,
                "-j2",
                "-T" + length.toSeconds(),
                "-f" + script,
                Database.SCRATCH);
    }

    static double rate(String output) throws IOException {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IOException("pgbench told no rate: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
