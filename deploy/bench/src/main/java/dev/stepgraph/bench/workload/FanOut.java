package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;

import java.util.List;
import java.util.Map;

/** Row BRANCHES: a hundred branches or iterations, one execution at a time. */
final class FanOut implements Workload {

    /** A fan-out is a good deal longer than five steps. */
    private static final int FEWER = 4;

    @Override
    public List<Line> run(Stand stand) throws Exception {
        return List.of(
                line(stand, "Parallel", "fan-parallel", Definitions.parallel()),
                line(stand, "Map", "fan-map", Definitions.map()));
    }

    private static Line line(Stand stand, String name, String machine, String definition)
            throws Exception {
        int count = stand.pace().sequence() / FEWER;
        Sequence sequence =
                new Sequence(stand.service().machine(machine, definition), Definitions.items());
        TimedSequence times = TimedSequence.measure(stand, Row.BRANCHES, name, sequence, count);
        return Line.of(
                Row.BRANCHES,
                name + ", a Pass state in each",
                times.medians(),
                times.remark(count),
                Map.of("millisP99", times.tail()));
    }
}
