package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.machine.DbosPeer;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Median;
import dev.stepgraph.bench.report.Row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Row DBOS: five steps of each system on the same PostgreSQL, turn by turn. DBOS runs in its
 * caller's process; the service is called over HTTP.
 */
final class DbosComparison implements Workload {

    private static final int UNDER_WAY = 256;

    @Override
    public List<Line> run(Stand stand) throws Exception {
        if (stand.options().peers().isEmpty()) {
            return List.of(Line.notRun(Row.DBOS, "", "--peers names no folder"));
        }
        Path peers = Path.of(stand.options().peers()).toAbsolutePath();
        DbosPeer dbos = new DbosPeer(stand.database(), peers, stand.folder());
        Optional<String> missing = dbos.missing();
        return missing.isPresent()
                ? List.of(Line.notRun(Row.DBOS, "", missing.get()))
                : List.of(compare(stand, dbos));
    }

    private static Line compare(Stand stand, DbosPeer dbos) throws Exception {
        Throughput throughput =
                new Throughput(
                        stand.service().machine("load-dbos", Definitions.passes()), UNDER_WAY);
        stand.progress().say("against DBOS: warming up");
        throughput.measure(stand.pace().warmUpAgain());
        List<Double> ratios = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            theirs.add(dbos.stepsPerSecond());
            ours.add(
                    Undisturbed.measure(stand, () -> throughput.measure(stand.pace().load()))
                            .stepsPerSecond());
            ratios.add(ours.getLast() / theirs.getLast());
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "DBOS %d: %,.0f steps/s, ours %,.0f",
                                    i,
                                    theirs.getLast(),
                                    ours.getLast()));
        }
        double mine = Median.of(ours);
        double other = Median.of(theirs);
        String remark =
                "%s steps/s ÷ %s of DBOS; Pass states, each recorded"
                        .formatted(Figures.text(mine), Figures.text(other));
        return Line.of(
                Row.DBOS,
                "",
                ratios,
                remark,
                Map.of("stepsPerSecond", mine, "dbosStepsPerSecond", other));
    }
}
