package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.Pace;

import java.util.ArrayList;
import java.util.List;

/** Repeats a load with T measured right before and right after each repetition. */
final class Repetitions {

    private Repetitions() {}

    /**
     * A repetition.
     *
     * @param load what the load reached
     * @param transitions T: the mean of the one before and the one after
     */
    record BesideT(Throughput.Result load, double transitions) {

        double ratio() {
            return load.stepsPerSecond() / transitions;
        }
    }

    /** As often as the pace says. */
    static List<BesideT> besideT(Stand stand, String name, Throughput throughput) throws Exception {
        List<BesideT> repetitions = new ArrayList<>();
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            BesideT repetition = Undisturbed.measure(stand, () -> once(stand, throughput));
            repetitions.add(repetition);
            Throughput.Result load = repetition.load();
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "%s %d: %,.0f steps/s ÷ T %,.0f, start p50 %.1f ms p99 %.1f ms; %s",
                                    name,
                                    i,
                                    load.stepsPerSecond(),
                                    repetition.transitions(),
                                    load.starts().millis(50),
                                    load.starts().millis(99),
                                    load.cpu().text()));
        }
        return repetitions;
    }

    private static BesideT once(Stand stand, Throughput throughput) throws Exception {
        Pace pace = stand.pace();
        double before = stand.transitions().perSecond(pace.transitions());
        Throughput.Result load = throughput.measure(pace.load());
        double after = stand.transitions().perSecond(pace.transitions());
        return new BesideT(load, (before + after) / 2);
    }
}
