package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.LoadClient;
import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.CpuUse;
import dev.stepgraph.bench.machine.ServerProcess;
import dev.stepgraph.bench.report.Median;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Two servers that are asked turn by turn, by the same client. */
final class TurnByTurn {

    private TurnByTurn() {}

    /**
     * One of the two.
     *
     * @param name for messages
     * @param server who is asked
     * @param request what, over and over
     * @param good which answers are as they should be
     */
    record Side(
            String name,
            ServerProcess server,
            Supplier<byte[]> request,
            Predicate<HttpAnswer> good) {}

    /**
     * What was measured.
     *
     * @param ratios ours ÷ theirs, in each repetition
     * @param ours requests for a second, the median
     * @param theirs the same of the other
     */
    record Outcome(List<Double> ratios, double ours, double theirs) {}

    /** Warms both up and measures them as often as the pace says. */
    static Outcome measure(Stand stand, Side ours, Side theirs) throws Exception {
        stand.progress().say("%s against %s: warming up".formatted(ours.name(), theirs.name()));
        rate(theirs, stand.pace().warmUp());
        rate(ours, stand.pace().warmUp());
        List<Double> ratios = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            Pair pair = Undisturbed.measure(stand, () -> pair(stand, ours, theirs));
            first.add(pair.ours().perSecond());
            second.add(pair.theirs().perSecond());
            ratios.add(pair.ours().perSecond() / pair.theirs().perSecond());
            stand.progress().say(pair.text(i, ours, theirs));
        }
        return new Outcome(ratios, Median.of(first), Median.of(second));
    }

    private record Pair(Rate ours, Rate theirs) {

        String text(int number, Side our, Side their) {
            return format(
                    ROOT,
                    "%s %d: %,.0f/s (%s), %s %,.0f/s (%s)",
                    our.name(),
                    number,
                    ours.perSecond(),
                    ours.cpu().text(),
                    their.name(),
                    theirs.perSecond(),
                    theirs.cpu().text());
        }
    }

    private static Pair pair(Stand stand, Side ours, Side theirs) throws IOException {
        Rate second = rate(theirs, stand.pace().load());
        return new Pair(rate(ours, stand.pace().load()), second);
    }

    private record Rate(double perSecond, CpuUse cpu) {}

    private static Rate rate(Side side, Duration length) throws IOException {
        CpuMeter cpu = new CpuMeter(side.server().pid(), 0);
        long began = System.nanoTime();
        RateLoad load = new RateLoad(side.request().get(), side.good(), began + length.toNanos());
        try (LoadClient client = new LoadClient(side.server().address(), Throughput.CLIENTS)) {
            client.run(load);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Rate(load.answers() / seconds, cpu.lap());
    }
}
