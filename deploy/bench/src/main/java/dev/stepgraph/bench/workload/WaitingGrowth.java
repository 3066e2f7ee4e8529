package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Median;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.workload.Repetitions.BesideT;

import java.util.List;
import java.util.Map;

/** Row GROWTH: the throughput of row PASS beside few waiting executions and beside very many. */
final class WaitingGrowth implements Workload {

    private static final int FEW = 10_000;
    private static final int BATCH = 50_000;
    private static final int UNDER_WAY = 256;

    @Override
    public List<Line> run(Stand stand) throws Exception {
        int many = stand.options().waiting();
        Service service = stand.freshService("growth");
        try {
            byte[] wait =
                    service.machine("waiting", Definitions.waitForDays())
                            .start(Definitions.PAYLOAD);
            Throughput throughput =
                    new Throughput(service.machine("load", Definitions.passes()), UNDER_WAY);
            addWaiting(stand, service, wait, FEW);
            throughput.measure(stand.pace().warmUp());
            List<BesideT> few = Repetitions.besideT(stand, "beside 10,000", throughput);
            addWaiting(stand, service, wait, many - FEW);
            settle(stand);
            throughput.measure(stand.pace().warmUpAgain());
            List<BesideT> most =
                    Repetitions.besideT(stand, "beside %,d".formatted(many), throughput);
            return List.of(line(many, few, most));
        } finally {
            stand.stop(service.process());
        }
    }

    private static void addWaiting(Stand stand, Service service, byte[] wait, int count)
            throws Exception {
        for (int done = 0; done < count; done += BATCH) {
            Batch.run(service, Math.min(BATCH, count - done), _ -> wait, _ -> {});
            stand.progress().say(format(ROOT, "%,d more wait", Math.min(done + BATCH, count)));
        }
    }

    /** What the database does at leisure after so many inserts is not what is measured. */
    private static void settle(Stand stand) throws Exception {
        stand.database().execute("growth", "vacuum analyze");
        stand.database().execute("growth", "checkpoint");
    }

    private static Line line(int many, List<BesideT> few, List<BesideT> most) {
        double before = median(few);
        double after = median(most);
        List<Double> kept =
                most.stream().map(each -> each.load().stepsPerSecond() / before).toList();
        double shift = transitions(most) / transitions(few);
        String remark =
                "%s steps/s beside %s waiting, %s beside 10,000; T changed by %s×"
                        .formatted(
                                Figures.text(after),
                                Figures.text(many),
                                Figures.text(before),
                                Figures.text(shift));
        String variant = many == 1_000_000 ? "" : "%,d waiting".formatted(many);
        return Line.of(
                Row.GROWTH,
                variant,
                kept,
                remark,
                Map.of("stepsPerSecondBefore", before, "stepsPerSecond", after));
    }

    private static double median(List<BesideT> repetitions) {
        return Median.of(repetitions.stream().map(each -> each.load().stepsPerSecond()).toList());
    }

    private static double transitions(List<BesideT> repetitions) {
        return Median.of(repetitions.stream().map(BesideT::transitions).toList());
    }
}
