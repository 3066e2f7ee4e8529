package dev.stepgraph.local.postgres;

import dev.stepgraph.local.DataFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What PostgreSQL said last, for the person who reads that it did not start. */
final class PostgresLog {

    private static final int LINES = 10;

    private PostgresLog() {}

    /** Makes room for what it says from now on; what it said the last time is kept beside. */
    static void begin(DataFolder folder) throws IOException {
        Path log = folder.postgresLog();
        if (Files.exists(log)) {
            Path previous = log.resolveSibling(log.getFileName() + ".previous");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines, indented, after a line break; nothing if there is no log. */
    static String lastLines(DataFolder folder) {
        try {
            List<String> lines = Files.readAllLines(folder.postgresLog());
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return ":\n" + String.join("\n", last).indent(4).stripTrailing();
        } catch (IOException none) {
            return ".";
        }
    }
}
