package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM. */
public final class JvmHeap {

    private static final int COLLECTIONS = 3;
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)");

    private JvmHeap() {}

    /** How many bytes of it are reachable, after full collections. */
    public static long reachableBytes(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            jcmd(pid, "GC.run");
        }
        return total(jcmd(pid, "GC.class_histogram"));
    }

    static long total(String histogram) {
        String last = histogram.strip().lines().reduce("", (_, line) -> line);
        Matcher total = TOTAL.matcher(last);
        if (!total.find()) {
            throw new IllegalArgumentException("no total in: " + last);
        }
        return Long.parseLong(total.group(1));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(program, Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd %s failed: %s".formatted(command, output));
        }
        return output;
    }
}
