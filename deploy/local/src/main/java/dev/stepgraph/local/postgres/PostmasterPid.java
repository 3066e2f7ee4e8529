package dev.stepgraph.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL says of itself in the file {@code postmaster.pid} of its data folder.
 *
 * @param pid its process id
 * @param port the port that it listens on
 */
record PostmasterPid(long pid, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** Reads the file; empty if there is none, or none that PostgreSQL finished writing. */
    static Optional<PostmasterPid> read(Path dataFolder) throws IOException {
        try {
            return parse(Files.readAllLines(file(dataFolder)));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
    }

    static Path file(Path dataFolder) {
        return dataFolder.resolve("postmaster.pid");
    }

    static Optional<PostmasterPid> parse(List<String> lines) {
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return Optional.of(new PostmasterPid(pid, port));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }
}
