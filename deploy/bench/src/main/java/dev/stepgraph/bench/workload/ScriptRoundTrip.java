package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.Pace;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.script.RoundTrips;
import dev.stepgraph.bench.script.ScriptCallers;
import dev.stepgraph.bench.script.ScriptGetItem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Row SCRIPT: a script evaluated by a child process, from this process and back to it, for one
 * caller and for many.
 */
final class ScriptRoundTrip implements Workload {

    private static final int MANY = 64;

    @Override
    public List<Line> run(Stand stand) throws Exception {
        try (ScriptGetItem script = new ScriptGetItem()) {
            List<RoundTrips> many = measure(stand, script, MANY, stand.pace().warmUp());
            List<RoundTrips> one = measure(stand, script, 1, stand.pace().warmUpAgain());
            String context = "a context of %,d bytes".formatted(script.contextSize());
            return List.of(
                    Line.of(
                            Row.SCRIPT,
                            "one caller",
                            medians(one),
                            remark(one, context),
                            facts(one)),
                    Line.beside(
                            Row.SCRIPT,
                            MANY + " callers",
                            medians(many),
                            remark(many, context),
                            facts(many)));
        }
    }

    private static List<RoundTrips> measure(
            Stand stand, ScriptGetItem script, int callers, Duration warmUp) throws Exception {
        Pace pace = stand.pace();
        stand.progress().say("a script, %d at once: warming up".formatted(callers));
        ScriptCallers.run(callers, warmUp, script::evaluate);
        List<RoundTrips> all = new ArrayList<>();
        for (int i = 1; i <= pace.repetitions(); i++) {
            RoundTrips trips =
                    Undisturbed.measure(
                            stand, () -> ScriptCallers.run(callers, pace.load(), script::evaluate));
            all.add(trips);
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "a script, %d at once %d: p50 %.3f ms, p99 %.3f ms, %,.0f evaluations/s",
                                    callers,
                                    i,
                                    trips.median(),
                                    trips.tail(),
                                    trips.perSecond()));
        }
        return all;
    }

    private static List<Double> medians(List<RoundTrips> all) {
        return all.stream().map(RoundTrips::median).toList();
    }

    private static String remark(List<RoundTrips> all, String context) {
        RoundTrips last = all.getLast();
        return "p99 %s ms, %s evaluations/s, with %s"
                .formatted(Figures.text(last.tail()), Figures.text(last.perSecond()), context);
    }

    private static Map<String, Double> facts(List<RoundTrips> all) {
        RoundTrips last = all.getLast();
        return Map.of("millisP99", last.tail(), "evaluationsPerSecond", last.perSecond());
    }
}
