package dev.stepgraph.local.service;

import dev.stepgraph.local.DataFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A service whose launcher was killed: it is on its way out, and is waited for. */
public final class OrphanedService {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OrphanedService() {}

    /** Waits until it has ended; ends it by force if it does not. */
    public static void stop(String service, DataFolder folder)
            throws IOException, InterruptedException {
        stop(service, folder, PATIENCE);
    }

    static void stop(String service, DataFolder folder, Duration patience)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> left = find(folder.pidFile(service));
        if (left.isEmpty()) {
            return;
        }
        ProcessHandle process = left.get();
        System.out.printf(
                "Waiting for %s (process %d) to end, left behind by a launcher that was killed.%n",
                service, process.pid());
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<ProcessHandle> find(Path pidFile) throws IOException {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            return ProcessHandle.of(pid).filter(OrphanedService::isService);
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A process id may have been given to another program since. */
    private static boolean isService(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(ServiceMain.class.getName()))
                .orElse(false);
    }
}
