package dev.stepgraph.bench;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.report.JsonLines;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Table;
import dev.stepgraph.bench.workload.Progress;
import dev.stepgraph.bench.workload.Stand;
import dev.stepgraph.bench.workload.Workloads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures what the command line asks for and prints a table: the program behind the script. */
public final class Bench {

    private final BenchOptions options;
    private final Progress progress = new Progress();

    private Bench(BenchOptions options) {
        this.options = options;
    }

    /** Exits with 1 if a measurement failed, and with 2 if the command line makes no sense. */
    public static void main(String[] arguments) throws Exception {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.printf("bench: %s%n%n%s", wrong.getMessage(), BenchOptions.USAGE);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(BenchOptions.USAGE);
            return;
        }
        boolean failed = new Bench(options).run();
        System.exit(failed ? 1 : 0);
    }

    private boolean run() throws Exception {
        Path root = Path.of(System.getProperty("stepgraph.root", "")).toAbsolutePath();
        String build = System.getProperty("stepgraph.build", "target");
        Path folder = Files.createTempDirectory("stepgraph-bench-");
        Stand stand = new Stand(root, build, folder, options, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(stand::close, "stop"));
        List<Line> lines = new ArrayList<>();
        boolean failed = false;
        for (WorkloadName name : WorkloadName.values()) {
            if (options.workloads().contains(name)) {
                failed |= !measure(name, stand, lines);
            }
        }
        Map<String, String> circumstances = Circumstances.of(stand);
        stand.close();
        report(lines, circumstances, root);
        if (failed) {
            System.out.printf("What the servers said is in %s%n", folder);
        } else {
            delete(folder);
        }
        return failed;
    }

    private boolean measure(WorkloadName name, Stand stand, List<Line> lines) {
        try {
            lines.addAll(Workloads.of(name).run(stand));
            return true;
        } catch (Exception failed) { // the other rows are measured all the same
            progress.say(format(ROOT, "%s failed: %s", name.text(), failed));
            lines.add(Line.notRun(Workloads.row(name), "", "failed: " + failed.getMessage()));
            return false;
        }
    }

    private void report(List<Line> lines, Map<String, String> circumstances, Path root)
            throws IOException {
        Path output = options.output(root);
        Files.createDirectories(output.getParent());
        byte[] json = JsonLines.text(lines, circumstances).getBytes(StandardCharsets.UTF_8);
        Files.write(output, json);
        System.out.printf("%n%s%n", Table.text(lines));
        circumstances.forEach((name, value) -> System.out.printf("%s: %s%n", name, value));
        System.out.printf("%nThe figures for programs: %s%n", output);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
