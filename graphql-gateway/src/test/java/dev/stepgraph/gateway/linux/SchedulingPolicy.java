package dev.stepgraph.gateway.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How Linux gives threads their processors, as it says itself: see proc(5). */
public final class SchedulingPolicy {

    public static final String NORMAL = "0";
    public static final String SPARE_TIME = "5";

    /** Counted from the program's name, which is in brackets. */
    private static final int POLICY = 41 - 3;

    private SchedulingPolicy() {}

    public static String ofThisThread() throws IOException {
        return of(Path.of("/proc/thread-self"));
    }

    /** Those of all threads of a process. */
    public static Set<String> ofProcess(long pid) throws IOException {
        Set<String> policies = new HashSet<>();
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path task : tasks) {
                try {
                    policies.add(of(task));
                } catch (NoSuchFileException ended) {
                    // A thread that is gone has none.
                }
            }
        }
        return policies;
    }

    private static String of(Path task) throws IOException {
        String line = Files.readString(task.resolve("stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)).get(POLICY);
    }
}
