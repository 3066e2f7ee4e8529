package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.Pace;
import dev.stepgraph.bench.interpreter.InterpreterBenchmark;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Row INTERPRETER: JMH's benchmarks, each repetition in a JVM of its own, on one thread. */
final class InterpreterAlone implements Workload {

    private static final int WARM_UPS = 4;
    private static final int MEASUREMENTS = 3;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    @Override
    public List<Line> run(Stand stand) throws Exception {
        stand.progress().say("interpreter alone");
        List<Line> lines = new ArrayList<>();
        for (RunResult result : new Runner(options(stand)).run()) {
            lines.add(line(stand, result));
        }
        return lines;
    }

    private static Options options(Stand stand) {
        Pace pace = stand.pace();
        return new OptionsBuilder()
                .include(InterpreterBenchmark.class.getName())
                .forks(pace.repetitions())
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(ITERATION)
                .threads(1)
                .output(stand.folder().resolve("jmh.log").toString())
                .build();
    }

    private static Line line(Stand stand, RunResult result) {
        List<Double> rates = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            rates.add(fork.getPrimaryResult().getScore());
        }
        String label = result.getPrimaryResult().getLabel();
        stand.progress()
                .say(format(ROOT, "interpreter, %s: %,.0f transitions/s", label, rates.getLast()));
        String remark = "JMH, one thread, %d JVMs".formatted(rates.size());
        return Line.of(Row.INTERPRETER, variant(label), rates, remark, Map.of());
    }

    private static String variant(String benchmark) {
        return switch (benchmark) {
            case "passes" -> "five Pass states";
            case "tasks" -> "five Task states";
            case "dataFlow" -> "Choice, paths, templates, intrinsics";
            default -> benchmark;
        };
    }
}
