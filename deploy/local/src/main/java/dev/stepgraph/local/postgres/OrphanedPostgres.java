package dev.stepgraph.local.postgres;

import dev.stepgraph.local.DataFolder;
import dev.stepgraph.local.LaunchFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that is still running on our data folder because its launcher was killed.
 *
 * <p>It is stopped rather than used on, so that the port and the settings are those that were asked
 * for now.
 */
public final class OrphanedPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OrphanedPostgres() {}

    /**
     * Stops it, if there is one. Whoever calls this holds the data folder, so no living launcher
     * needs it.
     */
    public static void stop(DataFolder folder) throws IOException, InterruptedException {
        Path data = folder.postgresData();
        Optional<PostmasterPid> left = PostmasterPid.read(data);
        if (left.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(left.get().pid());
        if (process.isEmpty()) {
            return; // PostgreSQL itself sees that the file is stale
        }
        if (!isPostgres(process.get())) {
            // The process id was given to another program, which PostgreSQL would take for itself.
            Files.deleteIfExists(PostmasterPid.file(data));
            return;
        }
        System.out.printf(
                "Stopping PostgreSQL (process %d), left behind by a launcher that was killed.%n",
                left.get().pid());
        shutDown(process.get());
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    private static void shutDown(ProcessHandle process) throws IOException, InterruptedException {
        // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients, and closes its
        // files properly.
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).inheritIO().start().waitFor();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            throw new LaunchFailure(
                    "PostgreSQL (process %d), left behind by a launcher that was killed, does not stop; stop it by hand."
                            .formatted(process.pid()),
                    stuck);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
