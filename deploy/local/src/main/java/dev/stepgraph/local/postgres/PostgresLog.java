package dev.stepgraph.local.postgres;

import dev.stepgraph.local.DataFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What PostgreSQL said last, for the person who reads that it did not start. */
final class PostgresLog {

    private static final int LINES = 10;

    private PostgresLog() {}

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
